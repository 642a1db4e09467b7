import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { projectFile } from '../../src/project_file.ts'
import { runVitest } from '../support/vitest_run.ts'
import { type Part, parts } from './parts.ts'

const usage = `Usage: npm run prove -- [options]

Tries in large numbers what npm test tries a sample of, part by part, each seeded, and keeps the table in docs/proof.md.
All of it takes about an hour on two cores that do nothing else.

  --share N    how much of it: 1 is all, 0.01 a hundredth (1)
  --seed N     other dice (1)
  --part NAME  only this part; may be given several times
  --list       say which parts there are
  --help

Exit code: 0 when every part held. A share below 1 is shown and not kept.`

interface Proof {
  part: Part
  seconds: number
  result: string
}

const page = projectFile('docs/proof.md')

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      share: { type: 'string', default: '1' },
      seed: { type: 'string', default: '1' },
      part: { type: 'string', multiple: true },
      list: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  const [share, seed] = [Number(values.share), Number(values.seed)]
  const wanted = parts.filter(({ name }) => values.part?.includes(name) ?? true)
  if (values.help || values.list || !(share > 0) || wanted.length === 0) {
    say(values.list ? parts.map(({ name, what }) => `${name.padEnd(12)} ${what}`).join('\n') : usage)
    return values.help || values.list ? 0 : 2
  }

  const proofs: Proof[] = []
  for (const part of wanted) {
    process.stdout.write(`${part.name.padEnd(12)} ${amountOf(part, share)} … `)
    const proof = await prove(part, share, seed)
    say(`${proof.result}, ${proof.seconds} s`)
    proofs.push(proof)
  }
  const table = tableOf(proofs, share, seed)
  say(`\n${table}`)
  if (share === 1) await keep(table, proofs)
  return proofs.every(({ result }) => result === 'held') ? 0 : 1
}

async function prove(part: Part, share: number, seed: number): Promise<Proof> {
  const beganAt = Date.now()
  const run = await runVitest(projectFile('.').replace(/\/$/, ''), part.files, {
    config: 'test/vitest.config.ts',
    seconds: 7_200,
    env: { PROVE_SHARE: String(share), PROVE_SEED: String(seed), ...part.env },
  })
  const seconds = Math.round((Date.now() - beganAt) / 1_000)
  const failed = run.files?.find((file) => file.failed !== undefined)
  if (failed !== undefined) return { part, seconds, result: `broken: ${failed.failed}` }
  return { part, seconds, result: run.files === undefined ? `did not run (${run.why})` : 'held' }
}

function amountOf({ count, of }: Part, share: number): string {
  return count === undefined ? of : `${Math.max(1, Math.round(count * share)).toLocaleString('en-GB')} ${of}`
}

function tableOf(proofs: readonly Proof[], share: number, seed: number): string {
  const date = new Date().toISOString().slice(0, 10)
  const rows = proofs.map(
    ({ part, seconds, result }) =>
      `| ${part.what} | ${amountOf(part, share)} | ${seed} | ${seconds} | ${result} | ${date} |`,
  )
  return [
    '| What must hold | Tried | Seed | Seconds | Result | Date |',
    '|---|---|---|---|---|---|',
    ...rows,
  ].join('\n')
}

const head = `# What was tried in large numbers

\`npm run prove\` writes this page: what \`npm test\` tries a sample of, in full. \`npm run prove -- --help\` says how.
`

/** Parts that were not run this time keep the row of the last time. */
async function keep(table: string, proofs: readonly Proof[]): Promise<void> {
  const known = await readFile(page, 'utf8').catch(() => '')
  const proved = proofs.map(({ part }) => `| ${part.what} |`)
  const older = known
    .split('\n')
    .filter((line) => parts.some(({ what }) => line.startsWith(`| ${what} |`)))
    .filter((line) => !proved.some((start) => line.startsWith(start)))
  await mkdir(dirname(page), { recursive: true })
  await writeFile(page, `${head}\n${[table, ...older].join('\n')}\n`)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

process.exitCode = await main()
