import { parseArgs } from 'node:util'
import { keepRow } from '../prove/page.ts'
import { copyProject } from './copy.ts'
import { whyEquivalent } from './equivalent.ts'
import { judge } from './judge.ts'
import { allMutants, sampleOf } from './mutants.ts'
import { recording } from './recording.ts'
import { resultsOfNow } from './results.ts'
import { describe, isGoalMet, listed, rowOf, summary, told } from './telling.ts'
import { witnessReader } from './witnesses.ts'

const usage = `Usage: npm run mutate -- [options]

Plants small faults in db/logic and migrations, one at a time, in a copy of the project, and runs the tests that could
see each, the likeliest first, up to the first that fails. A fault that no test sees has survived. Which tests call which
functions and write which tables is recorded once.

  --count N    how many (MUTATE_COUNT, 80): the kinds of faults in turn
  --seed N     which ones (MUTATE_SEED, 1)
  --kind K     of these kinds only, with commas: grant, booking, call, trigger, guard, bound, equality, logic, null,
               number, constraint, unique
  --file TEXT  only in files whose path contains this
  --id ID      only this one; may be given several times
  --list       say which they would be, and which tests would look
  --anew       record again what each test has the database do
  --unrecorded record nothing: of a test that was not, what it speaks of tells whether it looks
  --by FILE    only the tests of this file look, recorded or not; may be given several times
  --seconds N  tests that together take this long on an idle machine may look for one fault (40)
  --workers N  so many faults at once, each in a copy of its own (2)
  --help

A run that was stopped goes on where it was: a fault that a test saw is tried again when its file or that test's changed,
one that survived when anything did, one for which the time was up in any case.
A sample of 80 or more of all faults is written into docs/proof.md.
Exit code: 0 when at least 95 % were killed and none is undecided.`

/** What a smaller sample says is shown and not kept. */
const wholeSample = 80

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: process.env.MUTATE_COUNT ?? '80' },
      seed: { type: 'string', default: process.env.MUTATE_SEED ?? '1' },
      kind: { type: 'string' },
      file: { type: 'string' },
      id: { type: 'string', multiple: true },
      list: { type: 'boolean', default: false },
      anew: { type: 'boolean', default: false },
      unrecorded: { type: 'boolean', default: false },
      by: { type: 'string', multiple: true },
      seconds: { type: 'string', default: '40' },
      workers: { type: 'string', default: '2' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    say(usage)
    return 0
  }
  const all = await allMutants()
  const wanted = all.filter(
    (mutant) =>
      whyEquivalent(mutant) === undefined &&
      (values.kind?.split(',').includes(mutant.kind) ?? true) &&
      mutant.file.includes(values.file ?? '') &&
      (values.id?.includes(mutant.id) ?? true),
  )
  const sample = sampleOf(wanted, Number(values.seed), Number(values.count))
  const equivalent = all.filter((mutant) => whyEquivalent(mutant) !== undefined).length
  say(
    `${sample.length} of ${wanted.length} mutants, seed ${values.seed}; ${equivalent} more are equivalent by rule`,
  )
  const copies = await Promise.all(Array.from({ length: Number(values.workers) }, copyProject))
  try {
    const [first] = copies
    if (first === undefined) return 2
    const wantedRecording = values.anew ? 'anew' : values.unrecorded || values.by ? 'nothing' : 'what changed'
    const recorded = await recording(first.root, wantedRecording, say)
    const witnesses = values.by
      ? () => values.by?.map((file) => ({ file, test: '', ms: 120_000 })) ?? []
      : await witnessReader(recorded, Number(values.seconds))
    if (values.list) {
      for (const mutant of sample) say(`${describe(mutant)}\n${listed(witnesses(mutant))}`)
      return 0
    }
    const { known, add } = await resultsOfNow(sample, Number(values.seconds))
    const left = sample.filter(({ id }) => !known.has(id))
    for (const mutant of sample) if (known.has(mutant.id)) say(told(mutant, known.get(mutant.id)))
    const progress = progressOf(left.length)
    await Promise.all(
      copies.map(async (copy) => {
        for (let mutant = left.shift(); mutant !== undefined; mutant = left.shift()) {
          await add(mutant, await judge(copy, mutant, witnesses(mutant)))
          say(`${told(mutant, known.get(mutant.id))}\n        ${progress()}`)
        }
      }),
    )
    for (const line of summary(sample, known)) say(line)
    const isWhole = [values.kind, values.file, values.id, values.by].every((one) => one === undefined)
    if (isWhole && sample.length >= wholeSample)
      await keepRow(rowOf(sample, wanted.length, Number(values.seed), known))
    return isGoalMet(sample, known) ? 0 : 1
  } finally {
    await Promise.all(copies.map((copy) => copy.remove()))
  }
}

/** Says after each how many are judged, how long it has taken and how long the others will take at that rate. */
function progressOf(count: number): () => string {
  const beganAt = Date.now()
  let judged = 0
  return () => {
    judged += 1
    const gone = (Date.now() - beganAt) / 1_000
    const left = (gone / judged) * (count - judged)
    return `${judged} of ${count}, ${Math.round(gone)} s gone, about ${Math.round(left)} s left`
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

process.exitCode = await main()
