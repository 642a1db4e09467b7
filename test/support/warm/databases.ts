import pg from 'pg'
import { makeAsBefore } from './as_before.ts'
import { type Pristine, readPristine } from './pristine.ts'
import { WarmSessions } from './warm_sessions.ts'

/** So many wait for their next story at a time. */
const mostKept = 4

interface Kept {
  name: string
  sessions: WarmSessions
  /** The last transaction before the story. */
  since: string
}

/** A database that a story has for itself. */
export interface Lent {
  url: string
  /** After its story: to be kept for another, if it can be made as it was before; gone else. */
  giveBack(isWell: boolean): Promise<void>
}

export interface Makes {
  make(): Promise<string>
  drop(name: string): Promise<void>
  /** The connection string for it. */
  urlOf(name: string): string
  /** Where it is written what a new one holds; without it none is kept. */
  pristineFile(): string | undefined
}

/**
 * Databases that are alike. Making one, and finding out in new sessions what it holds, costs more than most stories: one
 * whose story is over is made as it was before, to the last row, and its sessions with it.
 */
export class Databases {
  readonly #makes: Makes
  readonly #kept: Kept[] = []
  #pristine: Promise<Pristine> | undefined

  constructor(makes: Makes) {
    this.#makes = makes
  }

  /** @param isKept whether another story may have it afterwards, and has its sessions. */
  async lend(isKept = true): Promise<Lent> {
    if (isKept) return this.#lendKept()
    const name = await this.#makes.make()
    return { url: this.#makes.urlOf(name), giveBack: () => this.#makes.drop(name) }
  }

  async #lendKept(): Promise<Lent> {
    const kept = this.#kept.pop()
    const one = kept ?? (await this.#new())
    const url = await doorOf(one, this.#makes)
    if (kept === undefined) one.since = await withClient(url, lastTransaction)
    return {
      url,
      giveBack: async (isWell) => {
        const isAsBefore = isWell && (await one.sessions.settled()) && (await this.#makeAsBefore(one, url))
        const isSettled = await one.sessions.settled()
        one.sessions.close()
        if (isAsBefore && isSettled && this.#kept.length < mostKept) {
          this.#kept.push(one)
        } else {
          one.sessions.end()
          await this.#makes.drop(one.name)
        }
      },
    }
  }

  async #new(): Promise<Kept> {
    const name = await this.#makes.make()
    const port = Number(new URL(this.#makes.urlOf(name)).port)
    return { name, sessions: new WarmSessions(port), since: '' }
  }

  async #makeAsBefore(one: Kept, url: string): Promise<boolean> {
    const file = this.#makes.pristineFile()
    if (file === undefined) return false
    this.#pristine ??= readPristine(file)
    const pristine = await this.#pristine
    const since = await withClient(withoutTriggers(url), (client) =>
      makeAsBefore(client, pristine, { since: one.since, sessions: () => one.sessions.count() }),
    )
    if (since !== undefined) one.since = since
    return since !== undefined
  }
}

async function doorOf({ name, sessions }: Kept, makes: Makes): Promise<string> {
  const url = new URL(makes.urlOf(name))
  url.port = String(await sessions.open())
  return url.href
}

/** In a session of its own: what others have planned would be planned anew after this setting. */
function withoutTriggers(url: string): string {
  const other = new URL(url)
  other.searchParams.set('options', '-c session_replication_role=replica')
  return other.href
}

async function withClient<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function lastTransaction(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ last: string }>(
    'select pg_catalog.pg_current_xact_id()::xid::text as last',
  )
  return rows[0]?.last ?? ''
}
