import { onceFit } from '../../db/connection/retry_while_away.ts'
import { migrate } from '../../db/migrate/migrate.ts'
import { MigrationError } from '../../db/migrate/preconditions.ts'
import { readConfig } from '../config/config.ts'
import { type Life, live } from '../process_life.ts'
import { refuseTakenPort } from '../server/server.ts'
import { runDemoPipeline } from './demo_pipeline.ts'
import { type EmbeddedDatabase, startEmbeddedDatabase } from './embedded_database.ts'
import { readOptions } from './options.ts'
import { buildPagesIfMissing } from './pages.ts'
import { runRealPipeline } from './real_pipeline.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

async function main(life: Life): Promise<void> {
  const config = readConfig()
  const options = readOptions(process.argv, config)
  await refuseTakenPort(options.port, options.host)
  await buildPagesIfMissing(say)

  if (config.databaseUrl !== undefined) {
    const url = config.databaseUrl
    say('Migrating the database of DATABASE_URL …')
    await onceFit(() => migrate(url, { purpose: 'production', log: say }), {
      signal: life.ending,
      onObstacle: ({ message }) => say(`Waiting: ${message}`),
    })
    await runRealPipeline({ url, config, options, say, life })
    return
  }

  const database = await life.keep(
    startEmbeddedDatabase({
      name: options.demo ? 'pipeline_demo' : 'pipeline',
      port: options.databasePort,
      fresh: options.fresh,
      log: say,
    }),
  )
  try {
    await migrate(database.url, { purpose: options.demo ? 'simulation' : 'production', log: say })
  } catch (error) {
    throw options.demo ? withWayOut(error, database) : error
  }
  if (options.demo) await runDemoPipeline({ database, config, options, say, life })
  else await runRealPipeline({ url: database.url, config, options, say, database, life })
}

/** A demo may simply begin anew. */
function withWayOut(error: unknown, { cluster }: EmbeddedDatabase): unknown {
  if (!(error instanceof MigrationError)) return error
  const way = `To begin the demo anew: npm start -- --fresh, which empties ${cluster.directory}`
  return new Error(`${error.message} ${way}`, { cause: error })
}

live(main)
