import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { projectFile } from '../../src/project_file.ts'
import { parts } from './parts.ts'

export interface Proof {
  what: string
  amount: string
  seed: number
  seconds: number
  result: string
}

const page = projectFile('docs/proof.md')

/** What `npm run mutate` tries. */
export const plantedFaults = 'A small fault in what the database does, planted anywhere, is seen by a story'
const rowsInOrder = [...parts.map(({ what }) => what), plantedFaults]

const head = `# What was tried in large numbers

\`npm run prove\` writes this page: what \`npm test\` tries a sample of, in full, each row when it was last run.
\`npm run prove -- --help\` says how. The row of planted faults is of \`npm run mutate\`.

The sample has smaller numbers, and of what a story tries one by one, as kill points and the orders of a list, one in so
many; \`PROVE_SEED=2 npm test\` has others.

| What must hold | Tried | Seed | Seconds | Result | Date | Version |
|---|---|---|---|---|---|---|
`

/** Writes the row of a part; the others keep that of their last time. */
export async function keepRow({ what, amount, seed, seconds, result }: Proof): Promise<void> {
  const known = (await readFile(page, 'utf8').catch(() => '')).split('\n')
  const date = new Date().toISOString().slice(0, 10)
  const cells = [amount, seed, seconds, result.replaceAll('|', '/'), date, await version()]
  const rows = rowsInOrder.flatMap((one) => {
    const start = `| ${one} |`
    return one === what ? [`${start} ${cells.join(' | ')} |`] : known.filter((row) => row.startsWith(start))
  })
  await writeFile(page, `${head}${rows.join('\n')}\n`)
}

/** Of the package, and of the commit where there is one. */
async function version(): Promise<string> {
  const { version: ours } = JSON.parse(await readFile(projectFile('package.json'), 'utf8'))
  const commit = await promisify(execFile)('git', ['rev-parse', '--short', 'HEAD'], { cwd: projectFile('.') })
    .then(({ stdout }) => stdout.trim())
    .catch(() => undefined)
  return commit === undefined ? ours : `${ours}, ${commit}`
}
