import { describe, expect, test } from 'vitest'
import { asksByForm, asksSomething } from '../../../src/agents/sms_agent/intentions/question_form.ts'
import { words } from '../../../src/agents/sms_agent/text/decode_text.ts'
import { conversation, onTheTable } from './talk.ts'

describe('a question is told by its form, with a mark or without', () => {
  test.each([
    'whats the point of the postcode then',
    'Do your people come out to Barmouth',
    'can u ring the chap at number 4 instead',
    'and who pays for all that',
    'only thing is, does the cellar count',
    'if my sister signs first is that alright',
    'how come the other firm said more',
    'I was wondering whether you take old mills',
    'Would like to know what happens after',
    'no rush but when would you come',
  ])('%s', (text) => expect(asksByForm(words(text))).toBe(true))

  test.each([
    'what I want is a quick sale',
    'when the tenant left it stood empty',
    'had it rewired in March',
    'was a chapel once',
    'do it tomorrow then',
    'did the roof ourselves',
    'lovely morning isnt it',
    'my brother wants out and so do I',
    'if I can I will',
    'is a semi',
    'which is fine',
  ])('but not in "%s"', (text) => expect(asksByForm(words(text))).toBe(false))

  test('a mark behind a word or a query of manners asks nothing', () => {
    expect(['Wednesday at four, ok?', '130?', 'Sam?'].filter((text) => asksSomething(words(text)))).toEqual(
      [],
    )
    expect(asksSomething(words('the loft counts as a room?'))).toBe(true)
  })
})

async function readAs(text: string, begun: 'a question' | 'a chaser' | 'an offer' = 'a question') {
  const talk = begun === 'an offer' ? conversation('OFFER_MADE', onTheTable) : conversation('AI_CONVERSATION')
  if (begun === 'a question') await talk.begin()
  if (begun === 'a chaser') talk.weSay('Hello, are you still thinking of selling? Just reply here.')
  const outcome = await talk.says(text)
  return { ...outcome, intent: outcome.readings?.[0]?.intent }
}

describe('every text that is read is on record as something', () => {
  test.each([
    ['do you cover the Isle of Man', 'question'],
    ['three bed semi', 'answer'],
    ['we have a cat', 'answer'],
    ['who is Bernard', 'wrong_number'],
    ['my nephew is having it', 'rejection'],
    ['how do I make a complaint', 'matter'],
    ['I am Mr Khan’s carer, he is asleep', 'matter'],
  ])('%s: %s', async (text, intent) => expect((await readAs(text)).intent).toBe(intent))

  test.each([
    ['righto', 'unclear'],
    ['maybe after Easter', 'unclear'],
    ['yes still for sale', 'answer'],
  ])('after a chaser, %s: %s', async (text, intent) =>
    expect((await readAs(text, 'a chaser')).intent).toBe(intent),
  )
})

test('nothing ends on what only sounds like a no or like a stranger: a person looks, and a stranger is told nothing', async () => {
  expect(await readAs('my nephew is having it')).toMatchObject({ outcome: 'ask_human' })
  const stranger = await readAs('who is Bernard')
  expect(stranger).toMatchObject({ outcome: 'ask_human' })
  expect(stranger.tellIn).toBeUndefined()
})

test.each(['a question', 'an offer'] as const)(
  'whoever asks after %s whether they write to a machine gets the truth, and it is on record as a matter',
  async (begun) => {
    for (const text of ['r u AI', 'bot?', 'are you even a real person']) {
      expect(await readAs(text, begun), text).toMatchObject({
        intent: 'matter',
        message: { body: expect.stringContaining('automated assistant') },
      })
    }
  },
)
