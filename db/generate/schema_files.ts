import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generate } from 'zapatos/generate'
import { startCluster } from '../../src/embedded_postgres/cluster.ts'
import { projectFile } from '../../src/project_file.ts'
import { faultsOfAlerts } from '../check/alerts.ts'
import { faultsOfFunctions } from '../check/functions_faults.ts'
import { faultsOfQueries } from '../check/queries.ts'
import { faultsOfStages } from '../check/stages.ts'
import { faultsOfTexts } from '../check/texts.ts'
import { withClient } from '../connection/client.ts'
import { createDatabase } from '../connection/create_database.ts'
import { untilDisconnected } from '../connection/until_disconnected.ts'
import { LogicRefused } from '../migrate/logic.ts'
import { migrate } from '../migrate/migrate.ts'
import { RulesRefused } from '../migrate/rules.ts'
import { MigrationRefused } from '../migrate/schema.ts'
import { factListModule } from './fact_list.ts'
import { schemaListing } from './schema_listing.ts'
import { readStageChart, withStageChart } from './stage_chart.ts'

const readme = projectFile('README.md')

/**
 * Writes the row types of the migrated schema to db/zapatos, the API's to db/schema.graphql, the whole of it to
 * db/schema.txt, the list of a lead's facts, and the stages into the README; with --check it only compares. Either way it looks for what is wrong
 * with the SQL of functions and of our TypeScript, for alerts that nobody would be told of,
 * for stages that nothing leads to and for texts that would not leave.
 */
async function main(): Promise<void> {
  const check = process.argv.includes('--check')
  const scratch = await mkdtemp(join(tmpdir(), 'pipeline-types-'))
  try {
    const chart = await generateInto(check ? scratch : projectFile('db'))
    const page = await readFile(readme, 'utf8')
    if (!check) return await writeFile(readme, withStageChart(page, chart))
    await compare(scratch)
    if (withStageChart(page, chart) !== page)
      report('README.md does not show the stages as the rules have them')
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

/** Returns the chart of the stages. */
async function generateInto(outDir: string): Promise<string> {
  const dataRoot = await mkdtemp(join(tmpdir(), 'pipeline-types-'))
  // Root's server runs as another user, who has to pass through this folder.
  await chmod(dataRoot, 0o711)
  const cluster = await startCluster({ name: 'types', dataRoot, settings: { fsync: 'off' } })
  try {
    const url = cluster.url('types')
    await createDatabase(cluster.url('postgres'), 'types')
    await migrate(url, { purpose: 'simulation' }) // which has everything
    await generate({
      db: { connectionString: url },
      schemas: { pipeline: { include: '*', exclude: [] } },
      outDir,
      progressListener: false,
      warningListener: false,
    })
    await completeDomains(join(outDir, 'zapatos/custom'))
    const [listing, facts, chart] = await generatedFrom(url)
    await writeFile(join(outDir, 'schema.txt'), listing)
    await writeFile(join(outDir, 'zapatos/facts.ts'), facts)
    // The API has a lead's facts from the file that was just written.
    const { printedSchema } = await import('../../src/server/graphql/schema/print_schema.ts')
    await writeFile(join(outDir, 'schema.graphql'), await printedSchema(url))
    const looks = [faultsOfFunctions, faultsOfQueries, faultsOfAlerts, faultsOfStages, faultsOfTexts]
    for (const fault of (await Promise.all(looks.map((look) => look(url)))).flat()) {
      process.stderr.write(`${fault}\n`)
      process.exitCode = 1
    }
    await untilDisconnected(cluster.url('postgres'))
    return chart
  } finally {
    await cluster.stop()
    await rm(dataRoot, { recursive: true, force: true })
  }
}

/** The types of domains speak of zapatos' own without importing them, which makes them `any` in silence. */
async function completeDomains(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const text = await readFile(join(folder, name), 'utf8')
    const head = "declare module 'zapatos/custom' {\n"
    const imported = `${head}  import type * as db from 'zapatos/db';\n`
    if (/= db\./.test(text) && !text.includes(imported))
      await writeFile(join(folder, name), text.replace(head, imported))
  }
}

async function generatedFrom(url: string): Promise<[listing: string, facts: string, chart: string]> {
  return withClient({ connectionString: url }, async (db) => {
    await db.query(`select set_config('search_path', '', false)`)
    return [await schemaListing(db), await factListModule(db), await readStageChart(db)]
  })
}

async function compare(scratch: string): Promise<void> {
  for (const file of ['zapatos/schema.d.ts', 'zapatos/facts.ts', 'schema.graphql', 'schema.txt']) {
    const [fresh, committed] = await Promise.all([
      readFile(join(scratch, file), 'utf8'),
      readFile(join(projectFile('db'), file), 'utf8').catch(() => ''),
    ])
    if (fresh !== committed) report(`db/${file} does not fit the schema`)
  }
}

function report(problem: string): void {
  process.stderr.write(`${problem}. Run: npm run db:types\n`)
  process.exitCode = 1
}

try {
  await main()
} catch (error) {
  const isOurs = [MigrationRefused, LogicRefused, RulesRefused].some((kind) => error instanceof kind)
  if (!(error instanceof Error && isOurs)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
