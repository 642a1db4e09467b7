import { migrate } from '../../db/migrate/migrate.ts'
import { MigrationError } from '../../db/migrate/preconditions.ts'
import { readConfig } from '../config.ts'
import { runDemoPipeline } from './demo_pipeline.ts'
import { type EmbeddedDatabase, startEmbeddedDatabase } from './embedded_database.ts'
import { readOptions } from './options.ts'
import { runRealPipeline } from './real_pipeline.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

async function main(): Promise<void> {
  const config = readConfig()
  const options = readOptions(process.argv, config)

  if (config.databaseUrl !== undefined) {
    say('Migrating the database of DATABASE_URL …')
    await migrate(config.databaseUrl, { purpose: 'production', log: say })
    await runRealPipeline({ url: config.databaseUrl, config, options, say })
    return
  }

  const database = await startEmbeddedDatabase({
    name: options.demo ? 'pipeline_demo' : 'pipeline',
    port: options.databasePort,
    log: say,
  })
  try {
    await migrate(database.url, { purpose: options.demo ? 'simulation' : 'production', log: say })
    if (options.demo) await runDemoPipeline({ database, config, options, say })
    else await runRealPipeline({ url: database.url, config, options, say, database })
  } catch (error) {
    await database.stop()
    throw forgetting(error, database)
  }
}

/** Of a database of our own, says where it lies as well, since nothing but a new one may be wanted. */
function forgetting(error: unknown, { cluster }: EmbeddedDatabase): unknown {
  if (!(error instanceof MigrationError && error.code === 'other_version')) return error
  return new Error(`${error.message} To begin anew, delete ${cluster.directory}`, { cause: error })
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  if (process.env.LOG_LEVEL === 'debug' && error instanceof Error) process.stderr.write(`${error.stack}\n`)
  process.exit(1)
})
