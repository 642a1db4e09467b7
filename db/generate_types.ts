import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generate } from 'zapatos/generate'
import { startCluster } from '../src/embedded_postgres/cluster.ts'
import { directoryOf } from './migrate/directories.ts'
import { migrate } from './migrate.ts'

/** Writes the row types of the migrated schema to db/zapatos; with --check it only compares. */
async function main(): Promise<void> {
  const check = process.argv.includes('--check')
  const scratch = await mkdtemp(join(tmpdir(), 'pipeline-types-'))
  try {
    await generateInto(check ? scratch : directoryOf('db'))
    if (check) await compare(scratch)
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

async function generateInto(outDir: string): Promise<void> {
  const cluster = await startCluster({ name: 'types' })
  try {
    const url = await cluster.createDatabase('types')
    await migrate(url, { purpose: 'production' })
    await generate({
      db: { connectionString: url },
      schemas: { pipeline: { include: '*', exclude: [] } },
      outDir,
      progressListener: false,
      warningListener: true,
    })
  } finally {
    await cluster.stop()
  }
}

async function compare(scratch: string): Promise<void> {
  const file = 'zapatos/schema.d.ts'
  const [fresh, committed] = await Promise.all([
    readFile(join(scratch, file), 'utf8'),
    readFile(join(directoryOf('db'), file), 'utf8').catch(() => ''),
  ])
  if (fresh !== committed) {
    process.stderr.write(`db/${file} does not fit the schema. Run: npm run db:types\n`)
    process.exitCode = 1
  }
}

await main()
