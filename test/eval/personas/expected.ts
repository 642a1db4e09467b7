import type { Ending } from './ending.ts'

export type Check = (ending: Ending) => readonly string[]

/** All of them. */
export const and =
  (...checks: readonly Check[]): Check =>
  (ending) =>
    checks.flatMap((check) => check(ending))

const fault = (isFault: boolean, words: string) => (isFault ? [words] : [])

export const endsAt =
  (...stages: readonly string[]): Check =>
  ({ stage }) =>
    fault(!stages.includes(stage), `ends at ${stage} instead of ${stages.join(' or ')}`)

export const isNeverAt =
  (...stages: readonly string[]): Check =>
  ({ path }) =>
    stages.flatMap((stage) => fault(path.includes(stage), `came to ${stage}`))

/** A sale agreed at our own figure. */
export const sells: Check = (ending) => [...endsAt('OFFER_ACCEPTED')(ending), ...isHeardAtOnce(ending)]

/** At most one text of ours asks for a plainer yes. */
const isHeardAtOnce: Check = ({ texts }) =>
  fault(
    texts.filter(({ purpose }) => purpose === 'confirm_acceptance').length > 1,
    'was asked for a yes more than once',
  )

export const neverSells: Check = isNeverAt('OFFER_ACCEPTED', 'INVESTOR_PACK_SENT')

export const getsAnOffer: Check = ({ offers }) => fault(offers.length === 0, 'got no offer')

export const getsNoOffer: Check = ({ offers }) => fault(offers.length > 0, 'got an offer')

export const isSilenced: Check = ({ silentBecause }) => fault(silentBecause === null, 'may still be texted')

export const mayBeTexted: Check = ({ silentBecause }) =>
  fault(silentBecause !== null, `is silenced: ${silentBecause}`)

/** Held until a person has looked. */
export const waitsForCare: Check = ({ isHeld, asked }) => [
  ...fault(!isHeld, 'is not held'),
  ...fault(!asked.includes('needs_care'), 'nobody was asked to care'),
]

/** Any question to a person. */
export const aPersonIsAsked: Check = ({ asked, isHeld }) =>
  fault(asked.length === 0 && !isHeld, 'no person was asked')

export const nobodyIsAsked: Check = ({ asked }) =>
  fault(asked.length > 0, `people were asked: ${asked.join(', ')}`)

/** Nothing automatic happens until a person has looked. */
export const waitsForAPerson: Check = ({ isHeld, silentBecause, asked, stage }) => [
  ...fault(asked.length === 0, 'no person was asked'),
  ...fault(!isHeld && silentBecause === null && stage === 'OFFER_ACCEPTED', 'went on without a person'),
]

/** No more texts, for good or until a person has looked. */
export const waitsOrIsSilenced: Check = ({ isHeld, silentBecause, asked }) => [
  ...fault(!isHeld && silentBecause === null, 'may still be texted'),
  ...fault(silentBecause === null && asked.length === 0, 'no person was asked'),
]

/** No text of ours leaves once the vendor has written this. */
export const quietAfter =
  (words: RegExp): Check =>
  ({ texts }) => {
    const at = texts.findIndex(({ direction, body }) => direction === 'inbound' && words.test(body))
    if (at < 0) return ['the vendor never came to say it']
    const later = texts.slice(at + 1).filter(({ direction }) => direction === 'outbound')
    return later.map(({ body }) => `was texted all the same: ${body}`)
  }

export const neverSays =
  (words: RegExp): Check =>
  ({ texts }) =>
    texts
      .filter(({ direction, body }) => direction === 'outbound' && words.test(body))
      .map(({ body }) => `we wrote: ${body}`)

export const knows =
  (fact: string, value: (ending: Ending) => unknown): Check =>
  (ending) =>
    fault(
      String(ending.facts[fact]) !== String(value(ending)),
      `${fact} is ${ending.facts[fact]}, not ${value(ending)}`,
    )

export const knowsAllFacts: Check = ({ facts }) =>
  Object.entries(facts).flatMap(([fact, value]) => fault(value === null, `${fact} is not known`))

export const atMostTexts =
  (most: number): Check =>
  ({ texts }) => {
    const ours = texts.filter(({ direction }) => direction === 'outbound').length
    return fault(ours > most, `${ours} texts of ours, at most ${most} would do`)
  }
