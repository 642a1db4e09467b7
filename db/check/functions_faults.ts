import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loadModule } from 'libpg-query'
import pg from 'pg'
import { projectFile } from '../../src/project_file.ts'
import { withClient } from '../connection/client.ts'
import type { Db } from '../connection/pool.ts'
import { type CheckedFunction, readComposites, readFunctions } from './functions.ts'
import { type BodyFault, plpgsqlFaults, prepareToComplain } from './plpgsql_faults.ts'
import { unusedNames } from './unused_names.ts'

/**
 * What is wrong with the bodies of our functions now that everything is loaded: a column, a type, a function or an
 * argument that is none, a variable that nothing uses. PostgreSQL itself would say so only when it gets there.
 *
 * @param isLookedAt which functions, by their names with the schema: all of them, which takes a minute
 */
export async function faultsOfFunctions(
  url: string,
  isLookedAt: (name: string) => boolean = () => true,
): Promise<string[]> {
  await loadModule()
  return withClient({ connectionString: url }, async (client) => {
    await client.query(`select set_config('search_path', '', false)`)
    await prepareToComplain(client)
    const where = await placesOfFunctions()
    const composites = await readComposites(client)
    const faults: string[] = []
    for (const checked of await readFunctions(client)) {
      if (!isLookedAt(checked.name)) continue
      for (const { line, message } of await faultsOf(client, checked, composites))
        faults.push(`${where(checked, line)}: ${message}`)
    }
    return faults
  })
}

async function faultsOf(db: Db, checked: CheckedFunction, composites: Set<string>): Promise<BodyFault[]> {
  const unused = unusedNames(checked).map((name) => ({ line: 1, message: `"${name}" is not used` }))
  const found =
    checked.language === 'sql'
      ? await sqlFaults(db, checked)
      : await plpgsqlFaults(db, checked, (type) => composites.has(type))
  return [...found, ...unused]
}

/** What PostgreSQL says of a function's body as it is made, when all that it speaks of is there. */
async function sqlFaults(db: Db, { oid, body }: CheckedFunction): Promise<BodyFault[]> {
  try {
    await db.query('select fmgr_sql_validator($1)', [oid])
    return []
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error
    const before = body.slice(0, Number(error.internalPosition ?? 1) - 1)
    return [
      { line: before.split('\n').length, message: [error.message, error.detail].filter(Boolean).join(' ') },
    ]
  }
}

/** Where a line of a function's body stands in db/logic. */
async function placesOfFunctions(): Promise<(checked: CheckedFunction, line: number) => string> {
  const files: { file: string; sql: string }[] = []
  for (const name of await readdir(projectFile('db/logic'), { recursive: true })) {
    if (!name.endsWith('.sql')) continue
    files.push({
      file: join('db/logic', name),
      sql: await readFile(join(projectFile('db/logic'), name), 'utf8'),
    })
  }
  return ({ name, body }, line) => {
    const found = files.find(({ sql }) => sql.includes(`function ${name}(`) && sql.includes(body))
    if (found === undefined) return name
    const first = found.sql.slice(0, found.sql.indexOf(body)).split('\n').length
    return `${found.file}:${first + line - 1} ${name}`
  }
}
