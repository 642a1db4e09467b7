import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { projectFile } from '../../src/project_file.ts'
import { withClient } from '../connection/client.ts'

interface Query {
  file: string
  line: number
  sql: string
}

/** They speak to databases that are not migrated yet, or make statements from text. */
const apart = /^db\/(check|generate|migrate|zapatos)\//
const begins = /^\s*(select|insert|update|delete|with)\s/i

/**
 * What PostgreSQL says of the statements in our TypeScript: a column, a type, a function or an argument that is none. It
 * prepares each, so it knows the parameters as it would when they come. Those made from text are left out.
 */
export async function faultsOfQueries(url: string, queries?: Query[]): Promise<string[]> {
  return withClient({ connectionString: url }, async (client) => {
    const faults: string[] = []
    for (const query of queries ?? (await allQueries())) {
      const message = await complaintOf(client, query)
      if (message !== undefined) faults.push(`${query.file}:${query.line}: ${message}`)
    }
    return faults
  })
}

async function complaintOf(client: pg.Client, { sql }: Query): Promise<string | undefined> {
  try {
    await client.query(`prepare checked as ${sql}`)
    await client.query('deallocate checked')
    return undefined
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error
    // What has to be told as it comes: the types of parameters that nothing else tells.
    return error.code === '42P18' ? undefined : error.message
  }
}

async function allQueries(): Promise<Query[]> {
  const found: Query[] = []
  for (const name of (await readdir(projectFile('db'), { recursive: true })).toSorted()) {
    const file = join('db', name)
    if (!name.endsWith('.ts') || apart.test(file)) continue
    found.push(...queriesOf(file, await readFile(projectFile(file), 'utf8')))
  }
  return found
}

const quoted = /`((?:[^`\\]|\\.)*)`|'((?:[^'\\\n]|\\.)*)'/g
const constants = new RegExp(`\\bconst (\\w+) = (?:${quoted.source})`, 'g')
const columns = /\bconst (\w+) = columnsOf\('([\w.]+)', \[([^\]]*)\]/g
const whichRows = /\browsOf\(\s*\w+,\s*(\w+),\s*sql`([^`]*)`/g

/**
 * Statements in quotes of any kind, with the constants and columns of the same file in their places, and which rows a
 * fragment says of such columns. One with another part that is put in as it runs is no statement yet, and what is put
 * into others is none by itself.
 */
export function queriesOf(file: string, text: string): Query[] {
  const parts = new Map(
    [...text.matchAll(constants)].map(([, name = '', ...texts]) => [name, unquoted(texts)]),
  )
  const tables = new Map<string, string>()
  for (const [, name = '', table = '', list = ''] of text.matchAll(columns)) {
    tables.set(name, table)
    parts.set(`${name}.names`, [...list.matchAll(/'(\w+)'/g)].map(([, column]) => column).join(', '))
  }
  const lineOf = (index: number) => text.slice(0, index).split('\n').length
  const fragments = [...text.matchAll(whichRows)].flatMap(({ index, 1: name = '', 2: which = '' }) => {
    let place = 0
    const sql = `select from ${tables.get(name)} ${which.replaceAll(/\$\{param\([^)]*\)\}/g, () => `$${++place}`)}`
    return tables.has(name) && !sql.includes('${') ? [{ file, line: lineOf(index), sql }] : []
  })
  const whole = [...text.matchAll(quoted)].flatMap(({ index, 0: _, ...texts }) => {
    const written = unquoted([texts[1], texts[2]])
    const sql = written.replaceAll(/\$\{([\w.]+)\}/g, (hole, name: string) => parts.get(name) ?? hole)
    const name = [...parts].find(([, part]) => part === written)?.[0]
    const isPart = name !== undefined && text.includes(`\${${name}}`)
    if (!begins.test(sql) || sql.includes('${') || sql.includes('pg_temp.') || isPart) return []
    return [{ file, line: lineOf(index), sql }]
  })
  return [...whole, ...fragments]
}

const unquoted = (texts: (string | undefined)[]) => texts.join('').replaceAll(/\\(.)/g, '$1')
