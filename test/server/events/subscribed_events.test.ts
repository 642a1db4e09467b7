import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from 'graphql-ws'
import pg from 'pg'
import { expect } from 'vitest'
import type { WebSocket as Ws } from 'ws'
import { revokeToken } from '../../../db/access/api_tokens.ts'
import type { Db } from '../../../db/connection/pool.ts'
import { newSecret } from '../../../src/access/secret.ts'
import { aLead, aLeadAt, allStages, only } from '../../support/leads.ts'
import { all, fields, liveStory, type Notice, type Subscription, socketUrl } from '../support/live.ts'

liveStory('a subscriber hears of moves as they happen', async ({ database: { db }, subscribe }) => {
  const lead = await aLead(db)
  const live = await subscribe(all)
  expect(await live.next()).toMatchObject({ toStage: 'NEW_LEAD', vendorLeadId: lead })
  await db.query(
    `update pipeline.vendor_leads set pipeline_stage = 'DEAD_LEAD', dead_reason = 'sold' where id = $1`,
    [lead],
  )
  expect(await live.next()).toMatchObject({ eventType: 'stage_change', toStage: 'DEAD_LEAD' })
})

liveStory(
  'after a break nothing is missed and nothing comes twice',
  async ({ database: { db }, subscribe }) => {
    const leads = [await aLead(db), await aLead(db), await aLead(db)]
    const before = await subscribe(all)
    const first = await before.next()
    await before.stop()
    leads.push(await aLead(db))

    const again = await subscribe(`(after: "${first.cursor}")`)
    const heard = [first, await again.next(), await again.next(), await again.next()]
    expect(heard.map(({ vendorLeadId }) => vendorLeadId)).toEqual(leads)
  },
)

liveStory(
  'an event whose transaction is still open is not skipped by a later one',
  async ({ database: { url, db }, subscribe }) => {
    // Else both would wait for each other: the very first job of a kind names it in the queue.
    const known = await aLead(db)
    const live = await subscribe(all)
    expect((await live.next()).vendorLeadId).toBe(known)
    const slow = new pg.Client({ connectionString: url })
    await slow.connect()
    await slow.query('begin')
    const early = await aLead(slow)
    const late = await aLead(db)
    const waiting = live.next()
    await untilLookedFor(db)
    await slow.query('commit')
    await slow.end()
    expect((await waiting).vendorLeadId).toBe(early)
    expect((await live.next()).vendorLeadId).toBe(late)
  },
)

/** Resolves when the server has looked for new events once more. */
async function untilLookedFor(db: Db): Promise<void> {
  const since = only((await db.query<{ at: string }>('select clock_timestamp()::text as at')).rows).at
  for (;;) {
    const { rowCount } = await db.query(
      `select from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid()
         and query like '%pipeline_private.events_after(%' and state = 'idle' and query_start > $1`,
      [since],
    )
    if (rowCount !== 0) return
    await pause(2)
  }
}

liveStory(
  'a client that stops reading keeps nobody waiting, and gets the rest when it goes on',
  async ({ database: { db }, ask, connect, subscribe }) => {
    const lead = await aLead(db)
    await ask('viewer', '{ now }')
    const sockets: Ws[] = []
    const slow = (await connect(undefined, sockets)).iterate<{ pipelineEvents: Notice }>({
      query: `subscription { pipelineEvents${all} { ${fields} reason } }`,
    })
    const first: Notice = (await slow.next()).value.data.pipelineEvents
    sockets[0]?.pause()

    const swift = await subscribe(`(after: "${first.cursor}")`)
    await db.query(
      `insert into pipeline.pipeline_events (vendor_lead_id, event_type, actor_kind, actor, reason)
     select $1, 'note_written', 'sql', 'story', repeat('x', 2000) from generate_series(1, 12000)`,
      [lead],
    )
    let last = first
    for (let heard = 0; heard < 12_000; heard += 1) last = await swift.next()
    expect(last.eventType).toBe('note_written')

    sockets[0]?.resume()
    let cursor = first.cursor
    let received = 0
    for (; cursor !== last.cursor; received += 1)
      cursor = (await slow.next()).value.data.pipelineEvents.cursor
    expect(received).toBe(12_000)
  },
)

liveStory('a revoked token ends what it had opened', async ({ database: { db }, ask, connect }) => {
  await aLead(db)
  await ask('viewer', '{ now }')
  const events = (await connect()).iterate({ query: `subscription { pipelineEvents${all} { cursor } }` })
  await events.next()
  const { rows } = await db.query<{ id: string }>('select id from pipeline_private.api_tokens')
  const ended = events.next()
  await revokeToken(db, only(rows).id)
  await expect(ended).rejects.toMatchObject({ code: 4401 })
})

liveStory(
  'those who ask for the same get the same, each from where they are and what they may have',
  async ({ database: { db }, ask, connect, subscribe }) => {
    const leads = [await aLead(db), await aLead(db)]
    const one = await subscribe(all)
    const first = await one.next()
    const other = await subscribe(all)
    const later = await subscribe(`(after: "${first.cursor}")`)
    await ask('viewer', '{ now }')
    const withLead = (await connect()).iterate({
      query: `subscription Watch($isLong: Boolean!) {
        pipelineEvents(after: "0.0") { to: toStage fromStage @include(if: $isLong) vendorLead { id } } }`,
      variables: { isLong: false },
    })
    leads.push(await aLead(db), await aLead(db))
    const hear = async (live: Subscription, count: number) => {
      const heard: string[] = []
      while (heard.length < count) heard.push((await live.next()).vendorLeadId)
      return heard
    }
    expect(await hear(one, 3)).toEqual(leads.slice(1))
    expect(await hear(other, 4)).toEqual(leads)
    expect(await hear(later, 3)).toEqual(leads.slice(1))
    for (const id of leads) {
      const { value } = await withLead.next()
      expect(value.data).toEqual({ pipelineEvents: { to: 'NEW_LEAD', vendorLead: { id } } })
    }
  },
)

liveStory('one lead, one kind of event', async ({ database: { db }, subscribe }) => {
  await aLeadAt(db, 'DEAL_VALIDATION')
  const lead = await aLeadAt(db, 'DEAL_VALIDATION')
  await db.query(`select pipeline.hold_lead($1, 'call')`, [lead])
  const moves = await subscribe(`(after: "0.0", leadId: "${lead}", eventTypes: [lead_held])`)
  expect(await moves.next()).toMatchObject({ eventType: 'lead_held', vendorLeadId: lead })
})

liveStory(
  'a cursor from beyond the last event is refused, and keeps nobody else busy',
  async ({ database: { db }, subscribe }) => {
    const lead = await aLead(db)
    const other = await subscribe(all)
    expect(await other.next()).toMatchObject({ vendorLeadId: lead })
    const { rows } = await db.query<{ beyond: string }>(
      `select (max(transaction_id)::text::bigint + 1000000)::text as beyond from pipeline.pipeline_events`,
    )
    const lost = await subscribe(`(after: "${only(rows).beyond}.1")`)
    await expect(lost.next()).rejects.toMatchObject([{ extensions: { code: 'BAD_VALUE' } }])
    const later = await aLead(db)
    expect(await other.next()).toMatchObject({ vendorLeadId: later })
  },
)

liveStory('a cursor that is none is refused', async ({ subscribe }) => {
  const live = await subscribe('(after: "yesterday")')
  await expect(live.next()).rejects.toMatchObject([{ extensions: { code: 'BAD_VALUE' } }])
})

liveStory(
  'nobody is let in without a token, from a foreign page, or with a token that was revoked since',
  async ({ database: { db }, server, ask, connect, tokenOf }) => {
    await ask('viewer', '{ now }')
    const authorization = `Bearer ${await tokenOf('viewer')}`
    const isLetIn = (headers: Record<string, string>) =>
      new Promise<boolean>((resolve) => {
        const socket = new WebSocket(socketUrl(server.address), {
          protocols: 'graphql-transport-ws',
          headers,
        } as never)
        socket.onopen = () => {
          socket.close()
          resolve(true)
        }
        socket.onerror = () => resolve(false)
      })
    const asked = async (client: Client): Promise<unknown> => {
      try {
        const answers = client.iterate({ query: '{ stages { totalCount } }' })
        return (await answers.next()).value.data
      } catch (error) {
        return (error as { code?: number }).code ?? String(error)
      }
    }
    expect(await isLetIn({})).toBe(false)
    expect(await isLetIn({ authorization: `Bearer ${newSecret()}` })).toBe(false)
    expect(await isLetIn({ authorization, origin: 'https://evil.example' })).toBe(false)
    expect(await isLetIn({ authorization })).toBe(true)

    const client = await connect({ authorization })
    expect(await asked(client)).toEqual({ stages: { totalCount: allStages.length } })
    const { rows } = await db.query<{ id: string }>('select id from pipeline_private.api_tokens')
    await revokeToken(db, only(rows).id)
    expect(await asked(client)).toBe(4401)
  },
)
