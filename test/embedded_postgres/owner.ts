/** A process that owns a cluster until it is killed: `node owner.ts '{"name": …}'`. Says what came of it on one line. */
import { type ClusterOptions, startCluster } from '../../src/embedded_postgres/cluster.ts'
import { EmbeddedPostgresError } from '../../src/embedded_postgres/embedded_postgres_error.ts'

const say = (news: object) => process.stdout.write(`${JSON.stringify(news)}\n`)
const options: ClusterOptions = JSON.parse(process.argv[2] ?? '')

try {
  const cluster = await startCluster(options)
  say({ url: cluster.url('postgres'), directory: cluster.directory })
} catch (error) {
  if (!(error instanceof EmbeddedPostgresError)) throw error
  say({ refusal: error.message })
}
