import { gzipSync } from 'node:zlib'
import { expect } from 'vitest'
import { addToken } from '../../../db/access/api_tokens.ts'
import { addUser, type UserRole } from '../../../db/access/users.ts'
import type { Db } from '../../../db/connection/pool.ts'
import { endTurnToImport, takeTurnToImport } from '../../../db/leads/lead_import.ts'
import { fingerprint, newSecret } from '../../../src/access/secret.ts'
import { only } from '../../support/leads.ts'
import { serverStory } from '../support/story.ts'

async function tokenOf(db: Db, role: UserRole): Promise<string> {
  const token = newSecret()
  await addUser(db, { name: role, role, passwordHash: '$argon2id$nobody knows it' })
  await addToken(db, { userName: role, name: 'story', role, hash: fingerprint(token), days: 1 })
  return token
}

const file = `phone,name,postcode,asking price,reference
07700 900101,Ada Pole,BS6 5QA,185000,A1
07700 900102,Ben Crow,LS1 4AP,lots,A2
020 7946 0123,Cy Wren,SW1A 1AA,250000,A3
07700 900101,Ada Pole,BS6 5QA,185000,A1
`

interface Given {
  body?: string | Uint8Array<ArrayBuffer>
  encoding?: string
  token?: string | undefined
  type?: string
  signal?: AbortSignal
}

/** What is asked beside the file, under the names that the address has. */
type Asked = Record<string, string>

async function bring(address: string, asked: Asked, given: Given = {}): Promise<Response> {
  const { body = file, token, type = 'text/csv', encoding, signal } = given
  return fetch(
    `${address}/imports/leads?${new URLSearchParams({ file: 'vendors.csv', source: 'walk-in', ...asked })}`,
    {
      method: 'POST',
      body,
      headers: {
        'content-type': type,
        ...(encoding !== undefined && { 'content-encoding': encoding }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      ...(signal !== undefined && { signal }),
    },
  )
}

const linesOf = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

const importsIn = async (db: Db) =>
  (
    await db.query(
      'select file, imported_by, user_id, imported, refused, lead_ids from pipeline.lead_imports',
    )
  ).rows

serverStory(
  'somebody without a shell looks at a file of leads, and brings it in under their own name',
  async ({ database: { db }, server: { address } }) => {
    const token = await tokenOf(db, 'operator')
    const consent = { consent: 'I agree that Homestead Buyers may text me', consentDate: '2026-11-01' }

    const looked = await bring(address, { rehearsal: 'true', ...consent }, { token })
    expect(looked.status).toBe(200)
    const rehearsed = linesOf(await looked.text())
    expect(rehearsed.at(-1)).toMatchObject({
      done: { rows: 4, imported: 2, duplicates: 1, refused: 1, withWarnings: 1 },
    })
    expect(rehearsed.flatMap(({ problems }) => problems ?? [])).toMatchObject([
      { row: 3, severity: 'warning', column: 'asking price', value: 'lots' },
      { row: 4, severity: 'error', column: 'phone', value: '020 7946 0123' },
      { row: 5, severity: 'skipped', problem: 'the same as row 2' },
    ])
    expect((await db.query('select from pipeline.vendor_leads')).rowCount).toBe(0)
    expect(await importsIn(db)).toEqual([])

    const brought = linesOf(await (await bring(address, consent, { token })).text())

    expect(brought.at(-1)).toEqual(rehearsed.at(-1))
    const { rows: leads } = await db.query(
      `select leads.id, leads.source, consents.wording, events.actor_kind, events.actor, events.user_id
       from pipeline.vendor_leads as leads
       join pipeline.consents as consents on consents.vendor_lead_id = leads.id
       join pipeline.pipeline_events as events on events.vendor_lead_id = leads.id and events.from_stage is null and events.event_type = 'stage_change'
       order by leads.id`,
    )
    const { rows: users } = await db.query(`select id from pipeline_private.users where name = 'operator'`)
    const userId = only(users).id
    const asThey = {
      source: 'walk-in',
      wording: consent.consent,
      actor_kind: 'import',
      actor: 'vendors.csv',
      user_id: userId,
    }
    expect(leads).toMatchObject([asThey, asThey])
    expect(await importsIn(db)).toEqual([
      {
        ...{ file: 'vendors.csv', imported_by: 'operator', user_id: userId, imported: 2, refused: 1 },
        lead_ids: leads.map(({ id }) => id),
      },
    ])
  },
)

serverStory(
  'whoever may not, and whatever is no file of leads, is told so, and nothing comes of it',
  async ({ database: { db }, server: { address } }) => {
    const token = await tokenOf(db, 'operator')
    const refusal = async (asked: Asked, given: Given = {}) => {
      const answer = await bring(address, asked, { token, ...given })
      return [answer.status, ((await answer.json()) as { error: { code: string } }).error.code]
    }
    expect(await refusal({}, { token: undefined })).toEqual([401, 'UNAUTHENTICATED'])
    expect(await refusal({}, { token: await tokenOf(db, 'viewer') })).toEqual([403, 'FORBIDDEN'])
    expect(await refusal({}, { type: 'application/json', body: '{}' })).toEqual([
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ])
    expect(await refusal({}, { body: 'name,postcode\nAda,BS6 5QA\n' })).toEqual([422, 'NOT_A_LEAD_FILE'])
    expect(await refusal({}, { body: '' })).toEqual([422, 'NOT_A_LEAD_FILE'])
    expect(await refusal({}, { body: 'PK\x03\x04 a spreadsheet' })).toEqual([422, 'NOT_A_LEAD_FILE'])
    expect(await refusal({}, { body: `phone\n${'\n'.repeat(150_000)}` })).toEqual([413, 'TOO_LARGE'])
    expect(await refusal({}, { body: 'x'.repeat(24_000_001) })).toEqual([413, 'TOO_LARGE'])
    const packed = async (body: Uint8Array<ArrayBuffer>, encoding = 'gzip') => refusal({}, { body, encoding })
    expect(await packed(new Uint8Array(gzipSync('x'.repeat(24_000_001))))).toEqual([413, 'TOO_LARGE'])
    expect(await packed(new Uint8Array([1, 2, 3]))).toEqual([400, 'BAD_VALUE'])
    expect(await packed(new Uint8Array(gzipSync(file).subarray(0, 40)))).toEqual([400, 'BAD_VALUE'])
    expect(await packed(new Uint8Array(gzipSync(file)), 'br')).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE'])
    const wrong: Asked[] = [
      { source: 'Walk In' },
      { file: '' },
      { onDuplicate: 'delete' },
      { consent: 'yes' },
      { consent: 'I agree to texts', consentDate: '2999-01-01' },
      { path: '/etc/passwd' },
    ]

    for (const asked of wrong) expect(await refusal(asked), JSON.stringify(asked)).toEqual([400, 'BAD_VALUE'])
    expect(await refusal({ consent: 'I agree that Homestead Buyers may text me' })).toEqual([
      422,
      'NOT_A_LEAD_FILE',
    ])
    expect((await db.query('select from pipeline.vendor_leads')).rowCount).toBe(0)
    expect(await importsIn(db)).toEqual([])
    const body = new Uint8Array(gzipSync(file))
    const looked = await bring(address, { rehearsal: 'true' }, { token, body, encoding: 'gzip' })
    expect(linesOf(await looked.text()).at(-1)).toMatchObject({ done: { rows: 4, imported: 2 } })
  },
)

serverStory(
  'an import goes on when whoever brought the file has gone, and nobody brings another meanwhile',
  async ({ database: { db, pool }, server: { address } }) => {
    const token = await tokenOf(db, 'operator')
    const other = await pool.connect()
    try {
      await takeTurnToImport(other)
      const leaving = new AbortController()
      const answer = await bring(address, {}, { token, signal: leaving.signal })
      expect(answer.status).toBe(200)
      leaving.abort()
      expect((await bring(address, {}, { token })).status).toBe(429)
      await endTurnToImport(other)
    } finally {
      other.release()
    }
    await expect.poll(() => importsIn(db), { timeout: 15_000 }).toMatchObject([{ imported: 2, refused: 1 }])
    await expect.poll(async () => (await bring(address, {}, { token })).status, { timeout: 15_000 }).toBe(200)

    // After a long one others come first.
    const long = `phone\n${'\n'.repeat(40_000)}`
    await expect
      .poll(async () => (await bring(address, {}, { token, body: long })).text(), { timeout: 15_000 })
      .toContain('"done"')
    const refused = await bring(address, {}, { token })
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(1)
    expect((await bring(address, {}, { token: await tokenOf(db, 'admin') })).status).toBe(200)
  },
)
