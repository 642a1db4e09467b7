import { parseArgs } from 'node:util'
import { projectFile } from '../../src/project_file.ts'
import { runVitest } from '../support/run/vitest_run.ts'
import { keepRow } from './page.ts'
import { type Part, parts } from './parts.ts'

const usage = `Usage: npm run prove -- [options]

Tries in large numbers what npm test tries a sample of, part by part, each seeded, and writes the row of each in docs/proof.md.
All of it takes about an hour on two cores that do nothing else.

  --share N    how much of it: 1 is all, 0.01 a hundredth (1)
  --seed N     other dice (1)
  --only NAME  only this part; may be given several times
  --list       say which parts there are
  --help

Exit code: 0 when every part held. A share below 1 is shown and not kept.`

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      share: { type: 'string', default: '1' },
      seed: { type: 'string', default: '1' },
      only: { type: 'string', multiple: true },
      list: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  const [share, seed] = [Number(values.share), Number(values.seed)]
  const wanted = parts.filter(({ name }) => values.only?.includes(name) ?? true)
  if (values.help || values.list || !(share > 0) || wanted.length === 0) {
    say(values.list ? parts.map(({ name, what }) => `${name.padEnd(12)} ${what}`).join('\n') : usage)
    return values.help || values.list ? 0 : 2
  }

  let allHeld = true
  for (const part of wanted) {
    const amount = amountOf(part, share)
    process.stdout.write(`${part.name.padEnd(12)} ${amount} … `)
    const { result, seconds } = await prove(part, share, seed)
    say(`${result}, ${seconds} s`)
    if (share === 1) await keepRow({ what: part.what, amount, seed, seconds, result })
    allHeld &&= result === 'held'
  }
  return allHeld ? 0 : 1
}

async function prove(part: Part, share: number, seed: number): Promise<{ result: string; seconds: number }> {
  const beganAt = Date.now()
  const run = await runVitest(projectFile('.').replace(/\/$/, ''), part.files, {
    config: 'test/vitest.config.ts',
    seconds: 7_200,
    env: { PROVE_SHARE: String(share), PROVE_SEED: String(seed), ...part.env },
  })
  const seconds = Math.round((Date.now() - beganAt) / 1_000)
  const failed = (run.files ?? []).filter((file) => file.failed !== undefined)
  if (failed.length > 0) {
    process.stderr.write(`\n${failed.flatMap(({ file, messages }) => [file, ...messages]).join('\n')}\n`)
    return { seconds, result: `broken: ${failed.map((file) => file.failed).join('; ')}` }
  }
  return { seconds, result: run.files === undefined ? `did not run (${run.why})` : 'held' }
}

function amountOf({ count, of }: Part, share: number): string {
  return count === undefined ? of : `${Math.max(1, Math.round(count * share)).toLocaleString('en-GB')} ${of}`
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

process.exitCode = await main()
