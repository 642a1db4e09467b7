import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { projectFile } from '../../../../src/project_file.ts'

/** The job queue as it will be one day: the same library with one more migration. */
export interface NewerQueue {
  /** A module that makes a process use this version instead of ours; its `migrate` upgrades the database. */
  preload: string
  remove(): Promise<void>
}

/** A change that the queue of today does not notice, so that what it does is due to the announcement alone. */
const changeOfTheFuture =
  'alter table :GRAPHILE_WORKER_SCHEMA._private_jobs add column of_the_future boolean not null default false;'

/** @param isBreaking whether the newer version says that older ones must not go on beside it. */
export async function makeNewerQueue({ isBreaking }: { isBreaking: boolean }): Promise<NewerQueue> {
  // Inside node_modules, where what the library depends on is found.
  const folder = projectFile(
    `node_modules/.cache/newer_queue_${process.pid}_${isBreaking ? 'breaking' : 'quiet'}`,
  )
  const library = `${folder}/graphile-worker`
  await mkdir(folder, { recursive: true })
  await cp(projectFile('node_modules/graphile-worker'), library, { recursive: true })

  const migrations = `${library}/dist/generated/sql.js`
  const known = await readFile(migrations, 'utf8')
  const last = known.lastIndexOf('};')
  if (last === -1) throw new Error(`${migrations} has another form than expected`)
  const text = `${isBreaking ? '--! breaking-change\n' : ''}${changeOfTheFuture}`
  await writeFile(
    migrations,
    `${known.slice(0, last)}"999999.sql": String.raw\`${text}\`,\n${known.slice(last)}`,
  )

  const entry = pathToFileURL(`${library}/dist/index.js`).href
  const preload = `${folder}/preload.mjs`
  await writeFile(
    preload,
    `import { registerHooks } from 'node:module'
registerHooks({
  resolve: (name, context, next) => name === 'graphile-worker' ? { url: '${entry}', shortCircuit: true } : next(name, context),
})
`,
  )
  return {
    preload: pathToFileURL(preload).href,
    remove: () => rm(folder, { recursive: true }),
  }
}
