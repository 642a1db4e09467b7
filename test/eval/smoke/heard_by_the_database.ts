import { createHash } from 'node:crypto'
import { kindsOf } from '../../../src/agents/sms_agent/taught/kinds_of_words.ts'
import { textsOf } from '../../corpora/labels.ts'
import { distress, strangersDistress } from '../../database/opt_out/distress.ts'
import { unseen } from '../../database/opt_out/unseen.ts'
import { foldOfEach, folds } from './cross_validate.ts'
import { type Family, families } from './families.ts'
import { onceEach, type Taught } from './labelled.ts'
import { type Example, scoreOf, trainOne, type Weights } from './train.ts'

/** What the database hears by itself: what may be a plea, one that is straight, a cue for care. */
export const hearings = ['plea', 'straight', 'care'] as const
export type Hearing = (typeof hearings)[number]

/** The same pieces and buckets as pipeline_private.pieces_of(), which see. */
export const databaseBuckets = 65_536

const bucketOf = new Map<string, number>()
function bucket(piece: string): number {
  const known = bucketOf.get(piece)
  if (known !== undefined) return known
  const at = Number.parseInt(createHash('md5').update(piece).digest('hex').slice(0, 4), 16)
  bucketOf.set(piece, at)
  return at
}

export function databaseFeatures(body: string): Int32Array {
  const all = body
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/['’`´‘]/g, '')
    .replaceAll(/[0-9]+/g, '0')
    .replaceAll(/[^a-z0]+/g, ' ')
    .trim()
    .split(' ')
    .filter((word) => word !== '')
  const pieces = all.flatMap((word, at) => {
    const padded = `<${word}>`
    const before = all[at - 1] ?? '^'
    return [
      `w ${word}`,
      `p ${before} ${word}`,
      ...(at < 2 ? [] : [`o ${all[at - 2]} ${word}`]),
      ...kindsOf(word).flatMap((kind) => [
        `k ${kind}`,
        `b ${before} ${kind}`,
        `h ${kind} ${all[at + 1] ?? '$'}`,
      ]),
      ...Array.from({ length: Math.max(padded.length - 3, 0) }, (_, from) => padded.slice(from, from + 4)),
    ]
  })
  return Int32Array.from(
    new Set([...pieces, `p ${all.at(-1) ?? '^'} $`, `n ${Math.min(all.length, 9)}`].map(bucket)),
  )
}

const flat = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Object.values(value as object).flatMap(flat)

/** Whether a text is what is to be heard; null where nobody has said. */
type Label = (text: Taught) => Readonly<Record<Hearing, boolean | null>>

function labels(): Label {
  const open = new Map(textsOf('open').map((text) => [text.id, text]))
  const own: readonly Family[] = families()
  const distressed = new Set(
    flat([distress, strangersDistress, unseen.distress]).map((body) => body.toLowerCase()),
  )
  return ({ id, family, alarms, body }) => {
    const known = id === null ? undefined : open.get(id)
    if (known !== undefined) return labelled(known.plea, known.care)
    const { plea, care } = family === null ? {} : (own[family]?.labels ?? {})
    if (family !== null) return labelled(plea ?? null, care !== undefined)
    const isPlea = alarms.includes('plea')
    const isCare = distressed.has(body.toLowerCase()) || (alarms.includes('person') ? null : false)
    return { plea: isPlea, straight: isPlea ? null : false, care: isCare }
  }
}

const labelled = (plea: string | null, care: boolean) => ({
  ...{ plea: plea !== null, straight: plea === 'straight' ? true : plea === null ? false : null },
  care,
})

/** Of texts that are not what is to be heard, so many may be taken for it: where nothing else tells, and where other signs do. */
const mayMistake: Readonly<Record<Hearing, readonly [alone: number, withSigns: number]>> = {
  plea: [0.01, 0.05],
  straight: [0.012, 0.025],
  care: [0.02, 0.05],
}

export interface Heard {
  hearing: Hearing
  weights: Weights
  alone: number
  withSigns: number
}

const trainHearing = (examples: readonly Example[]) => trainOne(examples, 2, { decay: 2e-3 })

/** What the database is taught of each, and from where on it counts, by texts that it was not taught. */
export function taughtToTheDatabase(all: readonly Taught[]): Heard[] {
  const texts = onceEach(all)
  const foldOf = foldOfEach(texts)
  const label = labels()
  const labelOf = texts.map(label)
  const features = texts.map(({ body }) => databaseFeatures(body))
  return hearings.map((hearing) => {
    const examples = texts.flatMap((_, at): (Example & { fold: number | undefined })[] => {
      const is = labelOf[at]?.[hearing]
      const its = features[at]
      return typeof is !== 'boolean' || its === undefined
        ? []
        : [{ features: its, kind: is ? 0 : 1, fold: foldOf[at] }]
    })
    const [alone, withSigns] = mayMistake[hearing].map((share) => thresholdOf(examples, share))
    return { hearing, weights: trainHearing(examples), alone: alone ?? 0, withSigns: withSigns ?? 0 }
  })
}

const scores = new WeakMap<readonly Example[], number[]>()
function thresholdOf(examples: readonly (Example & { fold: number | undefined })[], share: number): number {
  const loudest = (scores.get(examples) ?? mistaken(examples)).toSorted((a, b) => b - a)
  scores.set(examples, loudest)
  return Math.round((loudest[Math.floor(share * loudest.length)] ?? 0) * 1000) / 1000
}

/** How loud all those are that should not be heard. */
function mistaken(examples: readonly (Example & { fold: number | undefined })[]): number[] {
  return Array.from({ length: folds }, (_, fold) => {
    const weights = trainHearing(examples.filter((one) => one.fold !== fold))
    return examples
      .filter((one) => one.fold === fold && one.kind === 1)
      .map(({ features }) => scoreOf(weights, features))
  }).flat()
}
