import pg from 'pg'
import { type LogName, leavingRows } from '../../db/archives/leaving.ts'
import { writeArchive } from '../../src/archives/write_archive.ts'

/** A program that lets a log of the database of its argument leave into a folder, and is killed as it reaches a point. */
const [url, parent = '', log = '', point] = process.argv.slice(2)
const client = new pg.Client({ connectionString: url, application_name: 'archive until killed' })
await client.connect()
await writeArchive(client, parent, log as LogName, leavingRows(log as LogName), {
  // Each lead by itself.
  rowsAtOnce: 1,
  onReached: (reached) => {
    if (reached === point) process.kill(process.pid, 'SIGKILL')
  },
})
