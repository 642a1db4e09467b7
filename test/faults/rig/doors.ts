import type pg from 'pg'
import { withClient } from '../../../db/connection/client.ts'
import { type Db, openPool } from '../../../db/connection/pool.ts'
import { setOwnWords } from '../../support/own_words.ts'
import { isProof } from '../../support/run/proof.ts'

/** The logins of those who bring the load: nothing comes in as the owner. */
export interface Doors {
  /** Vendors' words and the carrier's reports, as the web process takes them in. */
  intake: pg.Pool
  /** Somebody of the office in psql, or with a file. */
  office: pg.Pool
  close(): void
}

const clerk = 'rig_clerk'

/** @param db as somebody who may make logins. */
export async function openDoors(db: Db, url: string): Promise<Doors> {
  await db.query(
    `do $$ begin
       create role ${clerk} login password '${passwordIn(url)}' in role pipeline_operator;
     exception when duplicate_object or unique_violation then null;
     end $$`,
  )
  // Named as ours, so that whatever befalls our connections befalls these. Each first plans all that a text sets off.
  const max = isProof ? 8 : 4
  const intake = openPool(asLogin(url, 'pipeline_server'), { applicationName: 'pipeline intake', max })
  const office = openPool(asLogin(url, clerk), { applicationName: 'pipeline office', max: 4 })
  return {
    ...{ intake, office },
    close() {
      for (const pool of [intake, office]) pool.end().catch(() => {})
    },
  }
}

/** A connection string may name several servers, which URL does not read. */
export function asLogin(url: string, login: string): string {
  return url.replace(/(?<=^\w+:\/\/)[^:@/]*/, login)
}

/** The programs' logins have no password until somebody gives them one. */
export async function letProgramsLogIn(db: Db, url: string): Promise<void> {
  for (const login of ['pipeline_worker', 'pipeline_server']) {
    await db.query(`alter role ${login} password '${passwordIn(url)}'`)
  }
  await withClient({ connectionString: url }, setOwnWords)
}

const passwordIn = (url: string) => /^\w+:\/\/[^:@/]*:([^@/]*)@/.exec(url)?.[1] ?? ''
