import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { addToken } from '../../../db/access/api_tokens.ts'
import { addUser, type UserRole } from '../../../db/access/users.ts'
import type { Db } from '../../../db/connection/pool.ts'
import { fingerprint, newSecret } from '../../../src/access/secret.ts'
import { aLeadAt, only } from '../../support/leads.ts'
import { serverStory, simulatedServerStory } from '../support/story.ts'

async function tokenOf(db: Db, role: UserRole): Promise<string> {
  const token = newSecret()
  await addUser(db, { name: role, role, passwordHash: '$argon2id$nobody knows it' })
  await addToken(db, { userName: role, name: 'story', role, hash: fingerprint(token), days: 1 })
  return token
}

const write = async (address: string, token: string | undefined, text: unknown) =>
  fetch(`${address}/webhooks/simulated`, {
    method: 'POST',
    body: JSON.stringify(text),
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
  })

simulatedServerStory(
  'in a simulation somebody who may act answers as the vendor, and the text comes in as a carrier’s does',
  async ({ database: { db }, server: { address } }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE')
    const { rows } = await db.query('select vendor_phone from pipeline.vendor_leads where id = $1', [lead])
    const text = { from: only(rows).vendor_phone, body: 'Could you do a little more?', id: randomUUID() }
    const operator = await tokenOf(db, 'operator')
    expect((await write(address, undefined, text)).status).toBe(401)
    expect((await write(address, await tokenOf(db, 'viewer'), text)).status).toBe(403)
    for (const wrong of [{ ...text, body: ' ' }, { ...text, id: 'mine' }, { ...text, lead }, 'hello'])
      expect((await write(address, operator, wrong)).status).toBe(400)

    // A second click is the same text.
    for (const _ of [1, 2]) expect((await write(address, operator, text)).status).toBe(202)
    const said = await db.query(
      `select said.body, said.entered_by, deliveries.door, deliveries.verdict, deliveries.told ->> 'typedBy' as typed_by
       from pipeline.lead_messages as said
       join pipeline.webhook_deliveries as deliveries on deliveries.message_id = said.id
       where said.vendor_lead_id = $1 and said.direction = 'inbound'
       order by deliveries.received_at, deliveries.verdict desc`,
      [lead],
    )
    const came = {
      body: text.body,
      entered_by: null,
      door: 'simulated_inbound',
      typed_by: 'operator (story)',
    }
    expect(said.rows).toEqual([
      { ...came, verdict: 'taken' },
      { ...came, verdict: 'duplicate' },
    ])
  },
)

serverStory(
  'where real vendors are, nobody finds a door of the simulated carrier',
  async ({ database: { db }, server: { address } }) => {
    const answer = await write(address, await tokenOf(db, 'admin'), {
      from: '+447700900999',
      body: 'x',
      id: randomUUID(),
    })
    const nothing = await fetch(`${address}/webhooks/nothing`, { method: 'POST' })
    expect(answer.status).toBe(404)
    const code = async (response: Response) =>
      ((await response.json()) as { error: { code: string } }).error.code
    expect(await code(answer)).toBe(await code(nothing))
  },
)
