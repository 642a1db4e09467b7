import { describe, expect, test } from 'vitest'
import type { FactName } from '../../../src/agents/contract/agent.ts'
import { factsInTexts } from '../../../src/agents/sms_agent/facts/facts_in_texts.ts'
import { conversation, onTheTable } from './talk.ts'

/** With £150,000 on the table. */
const answerTo = async (body: string) => (await conversation('OFFER_MADE', onTheTable).says(body)).outcome

describe('a yes is taken at its word', () => {
  test.each([
    'I accept',
    'Deal',
    'Sold to you!',
    'deal 👍',
    'Yes, I accept 150k',
    'We accept your offer :)',
    'agreed 🤝🏽',
  ])('%s', async (body) => {
    expect(await answerTo(body)).toBe('accept')
  })
})

describe('a yes that is questioned, quoted, crossed out or mocked, or names another figure, sells nothing', () => {
  test.each([
    'deal?',
    'I accept?',
    'sold ❌',
    'deal 🤡',
    'accepted 🙄',
    'agreed 💩',
    'deal 🚫',
    'ok deal 😂😂',
    '"deal"',
    '“I accept” is what you want me to say',
    "'agreed'",
    '~deal~',
    'deal ;)',
    'deal :P',
    '150,400 and its a deal',
    'deal at 149,999',
    '£150,001 agreed',
    'I accept £150k + £400',
    'Sold (not)',
    'done deal /s',
    'd̶e̶a̶l̶',
    'Liked “Thank you. Just to confirm: you accept £150,000? A plain yes is enough.”',
    'deal = £150k if you say so',
    'I accept 100%... as if',
    'sold',
    'SOLD!',
    'done',
    'lets go',
    'go ahead',
    'I accept...',
    'I would accept',
    'I accept £150',
    'deal "',
    'deal ☠️',
  ])('%s', async (body) => {
    expect(await answerTo(body)).not.toBe('accept')
  })

  test('it is confirmed with our figure, and what follows no plain yes is for a person', async () => {
    const talk = conversation('OFFER_MADE', onTheTable)
    expect(await talk.says('deal?')).toMatchObject({
      outcome: 'reply',
      message: { purpose: 'confirm_acceptance', body: expect.stringContaining('£150,000') },
    })
    expect((await talk.says('yes?')).outcome).toBe('ask_human')
  })

  test('to our question a word is enough that says nothing by itself', async () => {
    const talk = conversation('OFFER_MADE', onTheTable)
    await talk.says('go ahead')
    expect((await talk.says('go ahead')).outcome).toBe('accept')
  })

  test('the plain yes after that counts', async () => {
    const talk = conversation('OFFER_MADE', onTheTable)
    await talk.says('150,400 and its a deal')
    expect((await talk.says('yes')).outcome).toBe('accept')
  })
})

describe('who agrees to something else, with somebody else or by a turn of phrase sells nothing', () => {
  test.each([
    'yes thank you for asking',
    'we have accepted an offer',
    'we have agreed a deal',
    'I accept the offer from Purplebricks',
    'its agreed with Karen',
    'i agree with you there',
    'its a yes from my neighbour',
    'a yes from Karen',
    'Tell your boss its a yes from Yorkshire',
    'my wife is happy to accept',
    'we were happy to accept',
    'absolutely brilliant',
    'yeah yeah',
    'aye right then',
    'aye sure pal',
    'yes send the details',
    'well yes I would say that',
  ])('%s', async (body) => {
    expect(await answerTo(body)).not.toBe('accept')
  })

  test.each([
    'yes to the 150,000 from both of us',
    'deal from me and my wife',
    'yeah yeah we accept 150,000',
    'yes we have got a deal',
    'absolutely, we accept',
    'We accept your offer of £150,000',
  ])('but this is theirs, and to our figure: %s', async (body) => {
    expect(await answerTo(body)).toBe('accept')
  })

  test('one letter is a yes to our question for one', async () => {
    const talk = conversation('OFFER_MADE', onTheTable)
    await talk.says('go ahead')
    expect((await talk.says('Y')).outcome).toBe('accept')
  })
})

describe('a no ends the lead when it is of the offer and sounds like a no', () => {
  test.each([
    'the council tax is ridiculous',
    'no thats brilliant',
    'no we are happy with it',
    'other firms offered peanuts',
    'shocking weather here',
    'could you do me a favour',
    'pigs are in the back field',
    'yes sir right away sir',
    'Will that be in pounds haha. only joking its a deal',
    'already agreed with my wife',
    'roof is way off straight',
  ])('this is of something else: %s', async (body) => {
    expect(await answerTo(body)).not.toBe('decline')
  })

  test.each(['no way', 'ridiculous offer', 'no its too low', 'no thanks', 'pigs might fly', 'yeah right'])(
    'this is one: %s',
    async (body) => {
      expect(await answerTo(body)).toBe('decline')
    },
  )

  test.each([
    'found a buyer for my car',
    'we are staying put till christmas',
    'already accepted that its falling down',
    'not selling to anyone but you',
  ])('nor does it end before an offer: %s', async (body) => {
    const talk = conversation()
    await talk.begin()
    expect((await talk.says(body)).outcome).not.toBe('decline')
  })
})

describe('what stands beside a whole yes to our figure takes nothing from it, if it asks for nothing', () => {
  test.each([
    'Yes I accept £150,000. The keys are with my sister',
    'We accept 150k, my sister has the spare keys',
    'Happy to accept £150,000 and thank you for your patience',
    'I would like to accept £150,000. Kind regards, Joan',
  ])('%s', async (body) => {
    expect(await answerTo(body)).toBe('accept')
  })

  test.each([
    'I accept £150,000 and the piano goes with me',
    'Yes £150,000 for half of it',
    'I accept £150,000 per acre',
    'Yes I accept £150,000 as a starting point',
    'I accept £150,000 is all you can do',
    'I accept £150,000 says nobody',
    'Yes I accept 150,000 euros',
    'deal at 150, completion in january',
    'end of january completion and you have got a deal',
    'I accept £150,000, the tenant stays',
    'My ex accepts £150,000',
  ])('but this asks for more, or is of something else: %s', async (body) => {
    expect(await answerTo(body)).not.toBe('accept')
  })
})

describe('the number of a house, an age or a year is no price', () => {
  test.each<[FactName[], string]>([
    [['askingPrice'], '66 Willow Way'],
    [['propertyAddress', 'askingPrice'], '66 Willow Way'],
    [['propertyAddress', 'propertyPostcode'], '66 Willow Way, BS6 5QA'],
    [['askingPrice'], '66 Willow Fold, Leeds'],
    [['askingPrice'], 'its number 66 on Marsh'],
    [['askingPrice'], 'Im 66 and want a bungalow'],
    [['askingPrice'], 'I am 72'],
    [['askingPrice'], 'aged 81 and on my own'],
    [['askingPrice'], 'mum is 85 now'],
    [['askingPrice'], 'built in 1965'],
    [['askingPrice'], 'been here since 85'],
    [['askingPrice'], 'we bought it in 98'],
    [['askingPrice'], 'the 66 bus stops outside'],
    [['askingPrice'], 'there are 24 steps'],
    [['askingPrice'], 'council tax is 140'],
    [['askingPrice'], '120 square metres'],
    [['askingPrice'], 'the lease has 85 left'],
    [['askingPrice'], 'I need to sell 66 Willow Fold quickly'],
    [['askingPrice'], '140-150k'],
    [['askingPrice'], 'what we paid for it, 134'],
  ])('asked for %s: %s', (asked, body) => {
    expect(factsInTexts([body], new Set(asked)).facts).not.toHaveProperty('askingPrice')
  })

  test.each<[string, number]>([
    ['185', 185_000],
    ['about 185', 185_000],
    ['id want 140 for it', 140_000],
    ['looking for 210', 210_000],
    ['66 Willow Way, 185k', 185_000],
    ['66 Willow Way. 185', 185_000],
    ['at least 95', 95_000],
    ['85', 85_000],
    ['£85,000 for 66 Willow Way', 85_000],
  ])('but an answer to our question is one: %s', (body, price) => {
    expect(factsInTexts([body], new Set<FactName>(['askingPrice'])).facts.askingPrice).toBe(price)
  })
})

describe('in an answer to an offer they are no counter either', () => {
  test.each([
    'I live at 66 Willow Way, when can you come',
    'Come to 66 Willow Fold and see it',
    'I am 72, is that a problem',
    'Im 81 and need time',
    'the 155 bus goes past it',
    'it was built in 1965',
    'we moved in back in 98',
    'my neighbour at 160 says hello',
    'are there 140 others like us',
  ])('%s', async (body) => {
    expect(await answerTo(body)).not.toBe('counter')
  })

  test.each(['155 and its yours', 'could you do 155?', 'I need 160', 'at 155 we have a deal', 'no, 160'])(
    'a figure that the vendor wants is: %s',
    async (body) => {
      expect(await answerTo(body)).toBe('counter')
    },
  )
})

describe('whoever has no interest in something beside the sale refuses nothing', () => {
  test.each([
    'Not interested in having a surevy done, is that needed?',
    'not interested in viewings every weekend',
    'We are not interested in solar panels mate',
    'no longer interested in the part exchange thing',
    "I'm not selling number 14, that's next door's",
    'we are not selling the furniture with it',
  ])('%s', async (body) => {
    expect(await answerTo(body)).not.toBe('decline')
  })
  test.each([
    'not interested in that, thanks',
    'Not interested in selling any more',
    'not interested in your services',
    'no longer interested',
    "I'm not selling",
    'we are not selling it now, sorry',
  ])('%s is a no', async (body) => {
    expect(await answerTo(body)).toBe('decline')
  })
})
