import { type FactRead, factsRead, isExact, isInvented } from './facts_read.ts'
import type { Reading } from './reading.ts'

/** How many of those that it is about, and what must be reached. */
export interface Measure {
  title: string
  hits: number
  of: number
  target?: { atLeast: number } | { atMost: number } | { none: true }
  /** The texts that were read wrongly in this. */
  misses: { reading: Reading; why: string }[]
}

type Those = readonly Reading[]
type Is = (reading: Reading) => boolean

const why = ({ reply, isSilenced, isHeld, reachesPerson, isAnswered }: Reading) =>
  `${reply}${isSilenced ? ', silenced' : isHeld ? ', held' : reachesPerson ? ', a person is asked' : isAnswered ? ', answered' : ', no text'}`
const missesOf = (those: Those) => those.map((reading) => ({ reading, why: why(reading) }))

function share(title: string, those: Those, is: Is, target?: Measure['target']): Measure {
  const hits = those.filter(is)
  return {
    ...{ title, hits: hits.length, of: those.length, misses: missesOf(those.filter((one) => !is(one))) },
    ...(target === undefined ? {} : { target }),
  }
}

function seldom(title: string, those: Those, is: Is, target?: Measure['target']): Measure {
  const hits = those.filter(is)
  return {
    ...{ title, hits: hits.length, of: those.length, misses: missesOf(hits) },
    ...(target === undefined ? {} : { target }),
  }
}

function ofFacts(title: string, those: readonly FactRead[], is: (one: FactRead) => boolean): Measure {
  const wrong = those.filter((one) => !is(one))
  return {
    ...{ title, hits: those.length - wrong.length, of: those.length, target: { atLeast: 0.97 } },
    misses: wrong.map(({ reading, fact, got }) => ({ reading, why: `${fact} ${got}` })),
  }
}

/** What must hold however the kinds of replies come out: nothing dear is done on a misreading. */
export function measuresOf(readings: Those): Measure[] {
  const pleas = readings.filter(({ label }) => label.plea !== null)
  const others = readings.filter(({ label }) => label.plea === null && label.reply !== 'wrong_number')
  const facts = factsRead(readings)
  const stated = (name: string) => facts.filter(({ fact, wanted }) => fact === name && wanted !== null)
  const invented = facts.filter(isInvented)
  const people = readings.filter(({ label }) => label.person !== null)
  const handed = readings.filter(
    (one) => one.reachesPerson && !one.isSilenced && !one.isHeld && !one.isAnswered,
  )
  const plain = readings.filter(
    ({ label }) => label.plea === null && label.person === null && label.automaticTextMayFollow,
  )
  return [
    seldom('false acceptances', readings, (one) => one.isAccepted && !one.label.agreesAtOnce, { none: true }),
    seldom('automatic texts after a plea', pleas, (one) => one.isAnswered || one.isTold, { none: true }),
    share(
      'straight opt-outs obeyed',
      pleas.filter(({ label }) => label.plea === 'straight'),
      (one) => one.isSilenced,
      { atLeast: 0.98 },
    ),
    seldom('false silence', others, (one) => one.isSilenced, { atMost: 0.02 }),
    share(
      'cues of care held',
      readings.filter(({ label }) => label.care),
      (one) => one.isHeld || one.isSilenced,
    ),
    share(
      'matters for a person handed over',
      people.filter(({ label }) => label.person !== 'asks_if_bot'),
      (one) => one.reachesPerson,
    ),
    share(
      'whoever asks for a machine told the truth, or a person asked',
      people.filter(({ label }) => label.person === 'asks_if_bot'),
      (one) => one.isToldTruth || one.reachesPerson,
    ),
    seldom(
      'automatic texts where silence was due',
      readings.filter(({ label }) => !label.automaticTextMayFollow),
      (one) => one.isAnswered,
    ),
    share('told that a person answers, of those handed to one', handed, (one) => one.isTold),
    ofFacts('price exact', stated('price'), isExact),
    ofFacts('postcode exact', stated('postcode'), isExact),
    {
      ...{ title: 'invented values', hits: invented.length, of: facts.length, target: { none: true } },
      misses: invented.map(({ reading, fact, got }) => ({ reading, why: `${fact} ${got}` })),
    },
    share(
      'yeses acted on at once',
      readings.filter(({ label }) => label.agreesAtOnce),
      (one) => one.isAccepted,
    ),
    share(
      'red flags read',
      readings.filter(({ label }) => label.flags.length > 0),
      ({ label, flags }) => label.flags.every((flag) => flags.includes(flag)),
    ),
    seldom('red flags that nobody told', readings, ({ label, flags }) =>
      flags.some((flag) => !label.flags.some((told) => told === flag)),
    ),
    seldom('plain texts that a person must look at', plain, (one) => one.reachesPerson),
  ]
}

export function isMet({ hits, of, target }: Measure): boolean {
  if (target === undefined || of === 0) return true
  if ('none' in target) return hits === 0
  return 'atLeast' in target ? hits / of >= target.atLeast : hits / of <= target.atMost
}
