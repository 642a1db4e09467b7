import { parseArgs } from 'node:util'
import { runVitest } from '../support/vitest_run.ts'
import { copyProject, type FaultyCopy } from './copy.ts'
import { whyEquivalent } from './equivalent.ts'
import type { Mutant } from './mutant.ts'
import { allMutants, sampleOf } from './mutants.ts'
import { recording } from './recording.ts'
import { type Result, resultsOfNow } from './results.ts'
import { witnessReader } from './witnesses.ts'

const usage = `Usage: npm run mutate -- [options]

Plants small faults in db/logic and migrations, one at a time, in a copy of the project, and runs the test files that
could see each, the likeliest first, up to the first that fails. A fault that no test sees has survived.

  --count N    how many (MUTATE_COUNT, 80): the kinds of faults in turn
  --seed N     which ones (MUTATE_SEED, 1)
  --kind K     of these kinds only, with commas: grant, booking, call, trigger, guard, bound, equality, logic, null,
               number, constraint, unique
  --file TEXT  only in files whose path contains this
  --id ID      only this one; may be given several times
  --list       say which they would be, and which test files would look
  --anew       record again what each test file has the database do
  --seconds N  how long tests may look for one fault (900)
  --help

A run that was stopped goes on where it was, for as long as neither the program nor the tests have changed.
Exit code: 0 when at least 95 % were killed.`

const goal = 0.95

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
      seconds: { type: 'string', default: '900' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    say(usage)
    return 0
  }
  const wanted = (await allMutants()).filter(
    (mutant) =>
      (values.kind?.split(',').includes(mutant.kind) ?? true) &&
      mutant.file.includes(values.file ?? '') &&
      (values.id?.includes(mutant.id) ?? true),
  )
  const sample = sampleOf(wanted, Number(values.seed), Number(values.count))
  say(`${sample.length} of ${wanted.length} mutants, seed ${values.seed}`)
  const { known, add } = await resultsOfNow()
  const copy = await copyProject()
  try {
    const witnesses = await witnessReader(await recording(copy.root, values.anew, say))
    if (values.list) {
      for (const mutant of sample) say(`${describe(mutant)}\n    ${witnesses(mutant).join(' ')}`)
      return 0
    }
    for (const [index, mutant] of sample.entries()) {
      if (!known.has(mutant.id))
        await add(await judge(copy, mutant, witnesses(mutant), Number(values.seconds)))
      say(`${String(index + 1).padStart(3)}/${sample.length} ${told(mutant, known.get(mutant.id))}`)
    }
  } finally {
    await copy.remove()
  }
  return summary(sample, known)
}

async function judge(copy: FaultyCopy, mutant: Mutant, files: string[], seconds: number): Promise<Result> {
  const why = whyEquivalent(mutant)
  if (why !== undefined) return { id: mutant.id, verdict: 'equivalent', by: why, seconds: 0 }
  const beganAt = Date.now()
  const look = async (): Promise<Omit<Result, 'id' | 'seconds'>> => {
    await copy.plant(mutant)
    const run = await runFiles(copy, files, seconds)
    await copy.mend(mutant)
    // A file that was cut short by another's failure has failed as a whole.
    const failures = run.files?.filter((file) => file.failed !== undefined) ?? []
    const failed = failures.find((file) => file.failed !== file.file) ?? failures[0]
    if (failed === undefined) {
      if (run.why === 'could not begin') return { verdict: 'does not load', by: lastError(run.output) }
      return {
        verdict: 'survived',
        by: run.why === 'too long' ? 'the time was up' : `${files.length} files looked`,
      }
    }
    // On a busy machine a test may fail without any fault, too: then it is no witness of this one.
    const sober = await runFiles(copy, [failed.file], seconds)
    if (sober.files?.every((file) => file.failed === undefined))
      return { verdict: 'killed', by: `${failed.file}: ${failed.failed}` }
    files = files.filter((file) => file !== failed.file)
    return look()
  }
  return { id: mutant.id, ...(await look()), seconds: Math.round((Date.now() - beganAt) / 1_000) }
}

const runFiles = (copy: FaultyCopy, files: string[], seconds: number) =>
  runVitest(copy.root, files, {
    config: 'test/mutate/vitest.config.ts',
    seconds,
    env: { MUTATE_ORDER: files.join(' ') },
  })

const lastError = (output: string) => /error: .*/i.exec(output)?.[0].slice(0, 120) ?? ''

function summary(sample: readonly Mutant[], known: ReadonlyMap<string, Result>): number {
  const of = (verdict: Result['verdict']) => sample.filter(({ id }) => known.get(id)?.verdict === verdict)
  const [killed, survived] = [of('killed').length, of('survived')]
  say('')
  for (const mutant of survived) say(`survived  ${describe(mutant)}`)
  const share = killed / Math.max(1, killed + survived.length)
  say(
    `\n${(share * 100).toFixed(1)} % killed: ${killed} of ${killed + survived.length}; besides ${of('equivalent').length} equivalent, ${of('does not load').length} that no database takes. Goal: ${goal * 100} %.`,
  )
  return share >= goal ? 0 : 1
}

function describe({ id, kind, file, line, object, from, to }: Mutant): string {
  const short = (text: string) => text.replaceAll(/\s+/g, ' ').slice(0, 60) || 'nothing'
  return `${id} ${file}:${line} ${object} ${kind}: ${short(from)} → ${short(to)}`
}

const told = (mutant: Mutant, result: Result | undefined) =>
  `${(result?.verdict ?? '').padEnd(8)} ${describe(mutant)}\n        ${result?.seconds} s, ${result?.by}`

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

process.exitCode = await main()
