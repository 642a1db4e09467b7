import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type RunFile, runVitest, type VitestRun } from '../support/run/vitest_run.ts'
import type { FaultyCopy } from './copy.ts'
import type { Mutant } from './mutant.ts'
import type { Verdict } from './results.ts'
import type { Lookout } from './vitest.config.ts'
import type { Witness } from './witnesses.ts'

/** Plants a fault, and runs the tests that could see it up to the first that fails and passes without the fault. */
export async function judge(copy: FaultyCopy, mutant: Mutant, witnesses: Witness[]): Promise<Verdict> {
  const beganAt = Date.now()
  const verdict = async (): Promise<Omit<Verdict, 'id' | 'seconds'>> => {
    const refused = await copy.plant(mutant).then(() => undefined, String)
    if (refused !== undefined) return { verdict: 'does not load', by: refused.slice(0, 120) }
    const run = await look(copy, witnesses)
    const failed = run.files?.find((file) => file.failed !== undefined && file.failed !== file.file)
    if (failed === undefined) {
      if (run.why === 'could not begin') throw new Error(`the tests did not run: ${run.output}`)
      if (run.why === 'too long') return { verdict: 'undecided', by: 'the time was up' }
      return { verdict: 'survived', by: `${witnesses.length} tests looked` }
    }
    // On a busy machine a test may run out of time without any fault, too: then it is no witness of this one.
    const accused = failed.failures.map((test) => ({ file: failed.file, test, ms: 0 }))
    const kill = { verdict: 'killed', by: `${failed.file}: ${failed.failed}`, file: failed.file } as const
    if (!failed.messages.some(mayBeOfTime)) return kill
    await copy.mend()
    const sober = await look(copy, accused)
    if (sober.files?.every((file) => file.failed === undefined)) return kill
    witnesses = witnesses.filter((witness) => !isOf(failed, witness))
    return verdict()
  }
  return { id: mutant.id, ...(await verdict()), seconds: Math.round((Date.now() - beganAt) / 1_000) }
}

/** What a test says that waited in vain; the lines after the first say where. */
const mayBeOfTime = (message: string) =>
  /\btime|timed|poll|wait|hang|hung|connect|socket|terminat/i.test(message.split('\n')[0] ?? '')

const isOf = ({ file, failures }: RunFile, witness: Witness) =>
  witness.file === file && (witness.test === '' || failures.includes(witness.test))

/** Gives the tests ten times as long as they took when they were recorded, so that a busy machine judges, too. */
async function look({ root, server }: FaultyCopy, witnesses: readonly Witness[]): Promise<VitestRun> {
  const lookout: Lookout = {
    files: [...new Set(witnesses.map(({ file }) => file))],
    tests: [...new Set(witnesses.map(({ test }) => test))],
  }
  const file = join(root, 'lookout.json')
  await writeFile(file, JSON.stringify(lookout))
  const recorded = witnesses.reduce((sum, { ms }) => sum + ms, 0) / 1_000
  return runVitest(root, lookout.files, {
    config: 'test/mutate/vitest.config.ts',
    seconds: 120 + 10 * recorded,
    env: { MUTATE_LOOKOUT: file, MUTATE_SERVER: server },
  })
}
