import { createHash } from 'node:crypto'
import { kindsOf } from '../../../src/agents/sms_agent/taught/kinds_of_words.ts'
import { textsOf } from '../../corpora/labels.ts'
import { distress, strangersDistress } from '../../database/opt_out/distress.ts'
import { unseen } from '../../database/opt_out/unseen.ts'
import { type Family, families } from './families.ts'
import { onceEach, type Taught } from './labelled.ts'
import { type Example, scoreOf, trainOne, type Weights } from './train.ts'

/** What the database hears by itself: what may be a plea, one that is straight, a cue for care. */
export const hearings = ['plea', 'straight', 'care'] as const
export type Hearing = (typeof hearings)[number]

/** The same pieces and buckets as pipeline_private.pieces_of(), which see. */
export const databaseBuckets = 262_144

const bucketOf = new Map<string, number>()
function bucket(piece: string): number {
  const known = bucketOf.get(piece)
  if (known !== undefined) return known
  const at = Number.parseInt(createHash('md5').update(piece).digest('hex').slice(0, 5), 16) % databaseBuckets
  bucketOf.set(piece, at)
  return at
}

/** So far apart two words may stand and still have to do with each other. */
const reach = 6

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
  const signs = ['?', '!'].filter((sign) => body.normalize('NFKC').includes(sign)).map((sign) => `s ${sign}`)
  const kinds = all.map(kindsOf)
  const pieces = all.flatMap((word, at) => {
    const padded = `<${word}>`
    const before = all[at - 1] ?? '^'
    const own = kinds[at] ?? []
    return [
      `w ${word}`,
      `p ${before} ${word}`,
      ...(at < 2 ? [] : [`o ${all[at - 2]} ${word}`]),
      ...own.flatMap((kind) => [`k ${kind}`, `b ${before} ${kind}`, `h ${kind} ${all[at + 1] ?? '$'}`]),
      ...kinds
        .slice(Math.max(at - reach, 0), at)
        .flat()
        .flatMap((other) => own.map((kind) => `q ${other} ${kind}`)),
      ...Array.from({ length: Math.max(padded.length - 3, 0) }, (_, from) => padded.slice(from, from + 4)),
    ]
  })
  return Int32Array.from(
    new Set([...pieces, ...signs, `p ${all.at(-1) ?? '^'} $`, `n ${Math.min(all.length, 9)}`].map(bucket)),
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
    const { plea, straight, care } = family === null ? {} : (own[family]?.labels ?? {})
    if (family !== null) {
      const of = labelled(plea ?? null, care !== undefined)
      return straight === 'no' ? { ...of, straight: false } : of
    }
    const isPlea = alarms.includes('plea')
    const isCare = distressed.has(body.toLowerCase()) || (alarms.includes('person') ? null : false)
    return { plea: isPlea, straight: isPlea ? null : false, care: isCare }
  }
}

const labelled = (plea: string | null, care: boolean) => ({
  ...{ plea: plea !== null, straight: plea === 'straight' ? true : plea === null ? false : null },
  care,
})

/**
 * Of the open corpus' texts that are not what is to be heard, so many may be taken for it by whoever was taught without that corpus:
 * where few words or other wishes speak against it, where nothing else tells, and where other signs do.
 */
const mayMistake: Readonly<
  Record<Hearing, readonly [beyondDoubt: number, alone: number, withSigns: number]>
> = {
  plea: [0.001, 0.012, 0.03],
  straight: [0.0005, 0.0025, 0.01],
  care: [0.001, 0.015, 0.05],
}

export interface Heard {
  hearing: Hearing
  weights: Weights
  beyondDoubt: number
  alone: number
  withSigns: number
}

const trainHearing = (examples: readonly Example[]) =>
  trainOne(examples, 2, { decay: 2e-3, size: databaseBuckets })

/** What the database is taught of each, and from where on it counts, by texts of hands that it was not taught. */
export function taughtToTheDatabase(all: readonly Taught[]): Heard[] {
  const texts = onceEach(all)
  const label = labels()
  const labelOf = texts.map(label)
  const features = texts.map(({ body }) => databaseFeatures(body))
  return hearings.map((hearing) => {
    const examples = texts.flatMap(({ id }, at): Judged[] => {
      const is = labelOf[at]?.[hearing]
      const its = features[at]
      return typeof is !== 'boolean' || its === undefined
        ? []
        : [{ features: its, kind: is ? 0 : 1, isOpen: id !== null }]
    })
    const loudest = mistaken(examples)
    const [beyondDoubt = 0, alone = 0, withSigns = 0] = mayMistake[hearing].map((share) =>
      thresholdOf(loudest, share),
    )
    return { hearing, weights: trainHearing(examples), beyondDoubt, alone, withSigns }
  })
}

type Judged = Example & { isOpen: boolean }

/** How loud those texts of the open corpus are that should not be heard, the loudest first. */
function mistaken(examples: readonly Judged[]): number[] {
  const weights = trainHearing(examples.filter(({ isOpen }) => !isOpen))
  return examples
    .filter(({ isOpen, kind }) => isOpen && kind === 1)
    .map(({ features }) => scoreOf(weights, features))
    .toSorted((a, b) => b - a)
}

const thresholdOf = (loudest: readonly number[], share: number) =>
  Math.round((loudest[Math.floor(share * loudest.length)] ?? 0) * 1000) / 1000
