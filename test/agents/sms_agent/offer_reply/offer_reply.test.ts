import { describe, expect, test } from 'vitest'
import type { Intent } from '../../../../src/agents/contract/agent.ts'
import { readOfferReply } from '../../../../src/agents/sms_agent/offer_reply/offer_reply.ts'

const offer = 150_000

const replies: Record<Exclude<Intent, 'opt_out'>, string[]> = {
  acceptance: [
    'Yes I accept',
    'ok deal',
    "Let's do it",
    'We will take it, thank you',
    'Agreed',
    'no problem',
    'That’s a no brainer, go ahead',
    'No worries, happy with that',
    'yes please',
    'Yes',
    'yep',
    '£150k suits me',
    '150,000 is fine by us',
    'Sold!',
    'I’ll take the offer. My solicitor is Smith & Co',
    'sounds good to me',
    'fair enough',
    'smashing',
    'Happy to proceed, when can we complete?',
    'you’ve got yourself a deal',
    "ok what's next?",
    'Go for it mate',
  ],
  rejection: [
    'No no no',
    'not interested but thanks',
    'not happy but fine weather here',
    'No thanks',
    'no',
    'No way',
    'not a chance',
    'You’re having a laugh',
    'give over',
    'do me a favour',
    'Way too low sorry',
    'That is an insult',
    'yeah right',
    'We can’t accept that',
    "I don't accept",
    'nah',
    'jog on',
    'worth a lot more than that',
    'I would rather keep it',
    'Sorry we have decided not to sell',
    'Already sold to someone else',
    'not interested',
    'No, too low',
    'My neighbour sold for 190k so no chance',
    'In your dreams',
  ],
  counter: [
    'yes but 160k',
    'No, but I’d take 165,000',
    'could you do 155?',
    '£162,500 and it’s yours',
    'one sixty',
    'meet me at 158 grand',
    '5k more and we have a deal',
    'another 10k',
    'split the difference',
    'ok if you pay my legal fees',
    'I need at least £170000',
    'the agent valued it at 200k but i would take 175k',
  ],
  question: [
    'How did you get to that figure?',
    'how long would it take',
    'Are there any fees?',
    'can you go any higher',
    'Who pays the solicitor?',
    'is it cash?',
    'Suppose I agreed, would I have to move out straight away?',
    'are you the buyer?',
    'Would there be a survey?',
  ],
  wrong_number: [
    'wrong number',
    'You have the wrong person mate',
    'I don’t own a house',
    'Nobody here by that name',
    'i never enquired about this',
  ],
  unclear: [
    'not happy, but ok',
    'insulting but alright then',
    'Im not happy about it but i suppose ok then',
    'ok',
    'I’ll think about it',
    'let you know tomorrow',
    'will speak to my wife',
    'not sure yet',
    'busy at the moment',
    '👍',
    'hmm',
    'asdfgh',
    'maybe',
    'stop messing about and send the paperwork',
    'I can’t stop thinking about it',
  ],
}

for (const [intent, bodies] of Object.entries(replies)) {
  describe(intent, () => {
    test.each(bodies)('%s', (body) => {
      expect(readOfferReply(body, offer).intent).toBe(intent)
    })
  })
}

test.each([
  ['yes but 160k', 160_000],
  ['No, but I’d take 165,000', 165_000],
  ['could you do 155?', 155_000],
  ['one sixty', 160_000],
  ['5k more and we have a deal', 155_000],
  ['between 160k and 170k', 160_000],
  ['10% more', 165_000],
  ['another 2,500 and its a yes', 152_500],
  ['split the difference between that and 160', 155_000],
  ['somebody else is giving me 159. Match it and its done', 159_000],
  ['the agent valued it at 200k but i would take 175k', 175_000],
])('%s is a counter of £%d', (body, amount) => {
  expect(readOfferReply(body, offer)).toMatchObject({ intent: 'counter', amount })
})

test('a counter of terms has no figure', () => {
  expect(readOfferReply('split the difference', offer)).toMatchObject({ intent: 'counter', amount: null })
})

test('only plain words of acceptance are certain enough to act on', () => {
  expect(readOfferReply('I accept', offer).confidence).toBeGreaterThan(0.85)
  for (const body of ['fair enough', 'yes', 'smashing', "ok what's next?"]) {
    expect(readOfferReply(body, offer).confidence).toBeLessThan(0.85)
  }
  expect(readOfferReply('yes', offer, 'yes').confidence).toBeGreaterThan(0.85)
})
