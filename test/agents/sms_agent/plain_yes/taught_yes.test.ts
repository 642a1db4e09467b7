import { describe, expect, test } from 'vitest'
import { taughtEar } from '../../../../src/agents/sms_agent/taught/ear.ts'
import { untaughtHand, yesesOf } from '../../../eval/smoke/taught_yeses.ts'
import { isActedOn } from '../../../eval/smoke/yes_page.ts'

const answers = yesesOf(untaughtHand)
const actedOn = (texts: typeof answers) => texts.filter((text) => isActedOn(text)).map(({ body }) => body)

test('of the yeses of a stranger most are acted on at once, and hardly anything that only looks like one', () => {
  const plain = answers.filter(({ isPlain }) => isPlain)
  expect(actedOn(plain).length).toBeGreaterThan(0.85 * plain.length)
  expect(actedOn(answers.filter(({ isPlain }) => !isPlain)).length).toBeLessThanOrEqual(1)
})

const toOurOffer = (body: string) => ({ body, offer: 150_000, after: 'offer' as const, isPlain: true })

describe('a yes in words that no phrase has is acted on when it sounds like nothing else', () => {
  test.each([
    'Dear Sirs, I write to confirm that I accept your offer of £150,000. Yours faithfully, Margaret Pettigrew (Mrs)',
    'I am accept your offer, thank you, dziekuje',
    'Okay, we agree. Thank you for being so patient with my mother and I',
  ])('%s', (body) => {
    expect(isActedOn(toOurOffer(body))).toBe(true)
  })
})

describe('is asked once more, however much it sounds like one', () => {
  test.each([
    ['what sets a condition', 'yes, we accept £150,000 once probate is through'],
    ['what asks', 'Yes I accept, when do you need an answer by?'],
    ['what names another figure', 'yes please go ahead, 155 accepted'],
    ['what is quoted', '"Yes I accept" is what you want me to say'],
  ])('%s', (_, body) => {
    expect(isActedOn(toOurOffer(body), { ...taughtEar, soundOfYes: () => 'plain' })).toBe(false)
  })
})

test('a whole yes that sounds like none is asked once more', () => {
  expect(isActedOn(toOurOffer('Yes please'), { ...taughtEar, soundOfYes: () => 'none' })).toBe(false)
})
