import { expect, vi } from 'vitest'
import type { Db } from '../../db/connection/pool.ts'
import { readSendingRight } from '../../db/work/sending.ts'
import { agentCaller } from '../../src/agents/agent_caller.ts'
import type { Carrier } from '../../src/carriers/carrier.ts'
import { createLog } from '../../src/log.ts'
import { startWorker } from '../../src/worker/worker.ts'
import { eagerAgents } from '../support/agents.ts'
import { inTransaction, type OwnDatabase, productionStory } from '../support/databases/database.ts'
import { aLead, aLeadAt, only } from '../support/leads.ts'

function accountOf(account: string | undefined) {
  const sent: string[] = []
  const carrier: Carrier = {
    name: 'twilio',
    ...(account !== undefined && { account }),
    async send({ messageId }) {
      sent.push(messageId)
      return { kind: 'sent', providerMessageId: `${account}-${messageId}` }
    },
    lookup: async () => ({ kind: 'not_sent' }),
  }
  return { sent, carrier }
}

const workerWith = ({ url }: OwnDatabase, carrier: Carrier, ending?: AbortSignal) =>
  startWorker({
    ...{ url, log: createLog('silent'), carrier: () => carrier },
    ...(ending && { ending }),
    agents: agentCaller({ builtin: eagerAgents }),
  })

/** The account has taken a text. */
const took = (db: Db, account: string) =>
  db.query(`select pipeline_private.remember_carrier('twilio', $1)`, [account])

const open = (db: OwnDatabase['db']) =>
  db.query(
    `update pipeline.settings set send_from = '00:00', send_until = '24:00', send_days = '{1,2,3,4,5,6,7}'`,
  )

productionStory('the first account that takes a text is the database’s own', async ({ database }) => {
  const { db } = database
  await open(db)
  const [ours, nobodys, theirs] = [accountOf('AC1'), accountOf(undefined), accountOf('AC2')]
  await aLead(db)
  const first = await workerWith(database, nobodys.carrier)
  await vi.waitUntil(() => nobodys.sent.length === 1, 60_000)
  await first.stop()
  expect(await readSendingRight(db)).toMatchObject({ carrier: null })

  await aLead(db)
  const second = await workerWith(database, ours.carrier)
  await vi.waitUntil(() => ours.sent.length === 1, 60_000)
  await vi.waitUntil(async () => (await readSendingRight(db))?.carrier === 'twilio', 60_000)
  await second.stop()
  expect(await readSendingRight(db)).toMatchObject({ carrierAccount: 'AC1', carrierReason: null })

  // Another account waits, until a person says that it is meant.
  await aLead(db)
  const ending = new AbortController()
  const waiting = workerWith(database, theirs.carrier, ending.signal)
  waiting.catch(() => {})
  const claim = `select pipeline_private.claim_message(id, 'twilio', 'AC2') from pipeline.lead_messages limit 1`
  await expect(db.query(claim)).rejects.toMatchObject({ code: 'VL035' })
  expect(theirs.sent).toEqual([])
  await db.query(`select pipeline.change_carrier('a contract of our own', 'twilio', 'AC2')`)
  const third = await waiting
  await vi.waitUntil(() => theirs.sent.length === 1, 60_000)
  await third.stop()
  const { rows } = await db.query(
    `select operation, new_values ->> 'carrier_account' as account, reason from pipeline.audit_log where table_name = 'sending_right' and new_values ? 'carrier_account' order by id`,
  )
  expect(rows).toEqual([
    expect.objectContaining({ account: 'AC1' }),
    { operation: 'UPDATE', account: 'AC2', reason: 'a contract of our own' },
  ])
})

productionStory(
  'a worker whose account is another’s from now on begins nothing more',
  async ({ database }) => {
    const { db } = database
    await open(db)
    const ours = accountOf('AC1')
    const worker = await workerWith(database, ours.carrier)
    try {
      await aLead(db)
      await vi.waitUntil(() => ours.sent.length === 1, 60_000)
      await db.query(`select pipeline.change_carrier('moved', 'twilio', 'AC2')`)
      await aLead(db)
      const live = `select count(*)::integer as workers from pipeline_private.worker_states where state = 'connected'`
      await vi.waitUntil(async () => only((await db.query(live)).rows).workers === 0, 60_000)
      expect(ours.sent).toHaveLength(1)
    } finally {
      await worker.stop()
    }
  },
)

productionStory(
  'what is being sent as the carrier changes goes to a person',
  async ({ database: { db } }) => {
    const lead = await aLeadAt(db, 'RETRY_1')
    await took(db, 'AC1')
    await db.query(
      `update pipeline.settings set send_from = '00:00', send_until = '24:00', send_days = '{1,2,3,4,5,6,7}'`,
    )
    const claimed = await db.query(
      `select pipeline_private.claim_message(id, 'twilio', 'AC1') from pipeline.lead_messages where vendor_lead_id = $1 and status = 'queued'`,
      [lead],
    )
    expect(claimed.rowCount).toBe(1)
    // The same again changes nothing.
    await db.query(`select pipeline.change_carrier('to be sure', 'twilio', 'AC1')`)
    const status = `select status, status_reason from pipeline.lead_messages where vendor_lead_id = $1 and status in ('sending', 'uncertain')`
    expect((await db.query(status, [lead])).rows).toEqual([{ status: 'sending', status_reason: null }])
    await db.query(`select pipeline.change_carrier('moved', 'twilio', 'AC2')`)
    expect((await db.query(status, [lead])).rows).toEqual([
      { status: 'uncertain', status_reason: 'the carrier was changed while it was being sent' },
    ])
    expect(
      (await db.query('select kind from pipeline.review_items where vendor_lead_id = $1', [lead])).rows,
    ).toEqual([{ kind: 'message_uncertain' }])
  },
)

for (const [given, refusal] of [
  [['', 'twilio', 'AC1'], 'VL003'],
  [['why', 'twilio', null], 'VL010'],
  [['why', null, 'AC1'], 'VL010'],
  [['why', 'Twilio!', 'AC1'], 'VL010'],
  [['why', 'twilio', 'x'.repeat(301)], '23514'],
] as const)
  inTransaction(`a carrier is not changed to ${JSON.stringify(given).slice(0, 60)}`, async ({ db }) => {
    await expect(db.query('select pipeline.change_carrier($1, $2, $3)', [...given])).rejects.toMatchObject({
      code: refusal,
    })
  })

inTransaction('whoever names no carrier lets the next one stay', async ({ db }) => {
  await took(db, 'AC1')
  await db.query(`select pipeline.change_carrier('a new contract')`)
  await took(db, 'AC2')
  await took(db, 'AC3')
  const { rows } = await db.query('select carrier, carrier_account from pipeline.sending_right')
  expect(rows).toEqual([{ carrier: 'twilio', carrier_account: 'AC2' }])
})
