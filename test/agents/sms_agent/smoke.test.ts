import { expect, test } from 'vitest'
import { smokeIn } from '../../../src/agents/sms_agent/taught/smoke_detector.ts'
import { conversation, onTheTable } from './talk.ts'

const atTheOffer = () => conversation('OFFER_MADE', onTheTable)

async function answersTo(texts: readonly string[], talk: typeof conversation = conversation) {
  const outcomes = await Promise.all(
    texts.map(async (text) => {
      const talking = talk()
      await talking.begin()
      return [text, (await talking.says(text)).outcome] as const
    }),
  )
  return Object.fromEntries(outcomes)
}

const all = (texts: readonly string[], outcome: string) =>
  Object.fromEntries(texts.map((text) => [text, outcome]))

test('what may be a plea in words that no rule knows gets no text, but a person’s look', async () => {
  const texts = [
    'let this be your last message',
    'had it up to here with house buyers',
    'you again??',
    'enough now eh',
  ]
  expect(await answersTo(texts)).toEqual(all(texts, 'ask_human'))
  expect(await answersTo(texts, atTheOffer)).toEqual(all(texts, 'ask_human'))
})

test('trouble told in words of their own gets a person', async () => {
  const texts = [
    'the social worker says not to answer until she has been',
    'Just do it please, the men come back on friday for their money',
    'я не понимаю, позвоните',
    '你好',
  ]
  expect(await answersTo(texts)).toEqual(all(texts, 'ask_human'))
})

test('whoever is not the vendor is not written to', async () => {
  const texts = [
    'this is her son, she is out',
    'it is my nans house, I only feed the cat',
    'this phone was my brothers',
  ]
  expect(await answersTo(texts)).toEqual(all(texts, 'ask_human'))
})

test('plain answers, questions that we know and what is only not clear are answered by themselves', async () => {
  const texts = [
    '3 bed semi, needs a bit doing',
    'looking for 165k',
    'BS6 5QA',
    'Yes, still looking to sell',
    'Are you a real person?',
    'do you charge any fees?',
    'dunno',
    'Sorry, I got that wrong. I am asking £150,000',
    "Lived here since 1987, I am 72 now, bus 45 stops outside. It's 50 Kettlebeck Lane, Birmingham, B30 2LN",
  ]
  expect(await answersTo(texts)).toEqual(all(texts, 'reply'))
})

test('a plain yes, a figure and a no are what they are', async () => {
  expect(
    await answersTo(
      ['Yes, I accept £150,000', 'Could you do £153,500?', "No thanks, that's too low", 'sounds good, yes'],
      atTheOffer,
    ),
  ).toEqual({
    'Yes, I accept £150,000': 'accept',
    'Could you do £153,500?': 'counter',
    "No thanks, that's too low": 'decline',
    'sounds good, yes': 'reply',
  })
})

test('what was understood beside the smoke is kept', async () => {
  const talk = conversation()
  await talk.begin()
  const outcome = await talk.says(
    "It's 14 Oak Road, 3 bed semi. Honestly I can't cope any more since my husband was taken into hospital, the carers come in",
  )
  expect(outcome).toMatchObject({ outcome: 'ask_human', facts: { bedrooms: 3 } })
  expect(outcome.message).toBeUndefined()
})

test('the same text always smells the same, whatever its capitals', () => {
  expect(smokeIn('Let that be the LAST text')).toEqual(smokeIn('let that be the last text'))
})

test('whoever asks at the offer whether a machine writes is told the truth, however it smells', async () => {
  for (const text of [
    'Am I talking to a real person or a computer?',
    'is this a real person or just a computer sending these',
  ]) {
    const talking = atTheOffer()
    await talking.begin()
    const { outcome, message } = await talking.says(text)
    expect([outcome, message?.body]).toEqual(['reply', expect.stringContaining('automated')])
  }
})

test('nobody bargains with a relative who writes for the vendor, or with one of two owners', async () => {
  const texts = [
    "Hi it's Sarah, Jo's daughter. Could you do 147?",
    'this is her son, 147k and its yours',
    'Yes I accept but my wife is also on the deeds and hasnt decided',
  ]
  expect(await answersTo(texts, atTheOffer)).toEqual(all(texts, 'ask_human'))
})
