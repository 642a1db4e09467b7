import type { EmbeddedDatabase } from './embedded_database.ts'

/** PostgreSQL going by itself ends us too, with one line that says what to do. */
export function endWhenDatabaseDies(database: EmbeddedDatabase): void {
  void database.cluster.exited.then(({ wasAsked, reason }) => {
    if (wasAsked) return
    process.stderr.write(`\nNothing that was committed is lost: run npm start again. ${reason}\n`)
    process.exit(1)
  })
}
