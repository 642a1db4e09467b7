import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { expect } from 'vitest'
import { factList } from '../../../db/leads/lead_facts.ts'
import { deliveriesInOrder } from '../../../db/work/deliveries_at_rest.ts'
import { thisIsTheOriginal } from '../../../db/work/sending.ts'
import { twilioCarrier } from '../../../src/carriers/twilio/twilio_carrier.ts'
import { inboundPath } from '../../../src/carriers/twilio/twilio_settings.ts'
import { lineOf } from '../../../src/deliveries/deliveries_file.ts'
import { rehearse, replayDeliveries } from '../../../src/deliveries/replay_deliveries.ts'
import { createLog } from '../../../src/log.ts'
import { projectFile } from '../../../src/project_file.ts'
import { startServer } from '../../../src/server/server.ts'
import { signatureOf } from '../../../src/signature.ts'
import { startFakeTwilio } from '../../carriers/fake_twilio.ts'
import { aFolder } from '../../cli/support/files.ts'
import { startFakeGraph } from '../../lead_sources/fake_graph.ts'
import { secrets } from '../../lead_sources/lead_story.ts'
import { eagerAgents } from '../../support/agents.ts'
import { clockwork } from '../../support/clockwork.ts'
import { story } from '../../support/databases/database.ts'
import { aLead, only } from '../../support/leads.ts'
import { oneSchema } from '../support/one_schema.ts'

/** A pipeline that Twilio and sources of leads reach, and an empty one of production beside it, where texts may leave. */
const replayStory = story
  .extend('graph', async ({ database: _ }, { onCleanup }) => {
    const graph = await startFakeGraph()
    onCleanup(graph.close)
    return graph
  })
  .extend('twilio', async ({ database, graph }, { onCleanup }) => {
    const twilio = await startFakeTwilio()
    const server = await startServer({
      ...{ url: database.url, port: 0, host: 'localhost', log: createLog('silent') },
      ...{ publicUrl: twilio.settings.publicUrl, twilio: twilio.settings, facebook: graph.settings },
      leadSecrets: new Map(Object.entries(secrets)),
      schemaOf: oneSchema,
    })
    twilio.reachesUsAt = server.address
    onCleanup(async () => {
      await server.stop()
      await twilio.close()
    })
    return twilio
  })
  .extend('empty', async ({ database }, { onCleanup }) => {
    const name = `story_${randomUUID().replaceAll('-', '')}`
    await database.pool.query(`create database ${name} template template_production strategy file_copy`)
    const url = new URL(database.url)
    url.pathname = `/${name}`
    const pool = new pg.Pool({ connectionString: url.href, max: 4 })
    pool.on('error', () => {})
    await pool.query('update pipeline.sending_right set place = pipeline_private.this_place()')
    onCleanup(async () => {
      const broken = await pool.query('select * from pipeline.check_invariants()')
      pool.end().catch(() => {})
      await database.pool.query(`drop database ${name} with (force)`)
      expect(broken.rows).toEqual([])
    })
    return { url: url.href, db: pool }
  })
  .extend('file', async ({ database: { db } }, { onCleanup }) => {
    const folder = await aFolder()
    onCleanup(folder.remove)
    return async () => {
      const lines = await Array.fromAsync(deliveriesInOrder(db, {}), lineOf)
      return folder.write('deliveries.jsonl', lines.join(''))
    }
  })

let texts = 0
/** A text as Twilio brings it. */
const wordsFrom = (phone: number, Body: string, more: Record<string, string> = {}) => ({
  ...{
    MessageSid: `SM${String(++texts).padStart(32, '0')}`,
    From: `+44770090011${phone}`,
    To: '+447700900999',
  },
  ...{ Body, NumMedia: '0', ApiVersion: '2010-04-01', OfNextYear: 'é 😕' },
  ...more,
})

/** What vendors wrote, what became of their wish to be left alone, and what people are asked. */
async function heardIn(db: pg.Pool) {
  const read = async (query: string) => (await db.query(query)).rows
  return {
    texts: await read(
      `select provider_message_id, phone, body, media, opt_out_type, entered_by, vendor_lead_id is null as is_nobodys
       from pipeline.lead_messages where direction = 'inbound' order by text_no`,
    ),
    silent: await read('select phone, reason from pipeline.message_suppressions order by phone'),
    asked: await read(
      'select kind, count(*) from pipeline.review_items where vendor_lead_id is null group by kind order by kind',
    ),
    brought: await read(
      `select body, told, received_at, verdict from pipeline.webhook_deliveries
       where door = 'twilio_inbound' order by received_at, coalesce(replay_of, id)`,
    ),
  }
}

replayStory(
  'a recorded day comes in again in an empty database as it came, and nobody is texted until a person says so',
  { timeout: 180_000 },
  async ({ database: { db, pool }, twilio, empty, file }) => {
    const time = await clockwork(pool, {
      ...{ startAt: '2026-06-01T09:00:00+01:00', agents: eagerAgents },
      carrier: () => twilioCarrier(twilio.settings),
    })
    await aLead(db, { vendor_phone: '+447700900999' })
    await time.settle()
    const picture = { NumMedia: '1', MediaUrl0: 'https://api.twilio.com/1', MediaContentType0: 'image/jpeg' }
    const twice = wordsFrom(1, 'Do you buy flats?')
    const day = [twice, wordsFrom(2, 'STOP 🙂', { OptOutType: 'STOP' }), twice, wordsFrom(1, '', picture)]
    for (const words of [...day, wordsFrom(3, `line\r\nline ${'x'.repeat(2000)}`)]) {
      expect((await twilio.bring(inboundPath, words)).status).toBe(200)
      await time.pass('7 minutes')
    }
    for (const status of ['sent', 'delivered'])
      expect((await twilio.report(only(twilio.taken), status)).status).toBe(204)
    await time.settle()

    const recorded = await file()
    expect(await rehearse(empty.db, recorded)).toMatchObject({
      counts: { new: { twilio_inbound: 5, twilio_status: 2 } },
    })
    expect(await replayDeliveries(empty.db, recorded, { reason: 'a drill' })).toEqual({
      isWithheld: true,
      counts: {
        taken: { twilio_inbound: 4 },
        duplicate: { twilio_inbound: 1 },
        ignored: { twilio_status: 2 },
      },
    })
    expect(await heardIn(empty.db)).toEqual(await heardIn(pool))

    const maySend = async () =>
      only((await empty.db.query<{ may: boolean }>('select pipeline_private.may_send() as may')).rows).may
    expect(await maySend()).toBe(false)
    await thisIsTheOriginal(empty.db, 'the drill is over')
    expect(await maySend()).toBe(true)
    const told = await empty.db.query(
      `select event_type as event, actor_kind as kind, reason from pipeline.pipeline_events
       where event_type in ('sending_withheld', 'deliveries_replayed') order by id`,
    )
    expect(told.rows).toEqual(
      ['sending_withheld', 'deliveries_replayed'].map((event) => ({ event, kind: 'sql', reason: 'a drill' })),
    )
  },
)

/** What sources brought, and what is known of it. */
async function broughtTo(db: pg.Pool) {
  const read = async (query: string) => (await db.query(query)).rows
  const facts = factList.map(({ column }) => column).join(', ')
  return {
    leads: await read(
      `select vendor_phone, source, external_ref, opted_out_at is not null as is_silent, ${facts}
       from pipeline.vendor_leads order by vendor_phone, id`,
    ),
    consents: await read(
      'select given_by, wording, given_at, source, names_us from pipeline.consents order by given_at, source, given_by',
    ),
    texts: await read(
      `select texts.provider_message_id, texts.body, leads.vendor_phone, texts.opt_out_type
       from pipeline.lead_messages as texts join pipeline.vendor_leads as leads on leads.id = texts.vendor_lead_id
       where texts.direction = 'inbound' order by texts.text_no`,
    ),
    brought: await read(
      `select door, source, reference, body, told, verdict, mended, received_at, vendor_lead_id is not null as led
       from pipeline.webhook_deliveries where door <> 'twilio_status' order by received_at, coalesce(replay_of, id)`,
    ),
  }
}

replayStory(
  'leads of all sources come in again with the same facts, and with what their vendors wrote',
  { timeout: 180_000 },
  async ({ database: { db, pool }, twilio, graph, empty, file }) => {
    const time = await clockwork(pool, {
      ...{ startAt: '2026-06-01T09:00:00+01:00', agents: eagerAgents, facebook: graph.settings },
      carrier: () => twilioCarrier(twilio.settings),
    })
    const bring = async (source: string, body: string, headers: Record<string, string>) => {
      const url = `${twilio.reachesUsAt}/webhooks/leads${source}`
      const type = { 'content-type': 'application/json' }
      const answer = await fetch(url, { method: 'POST', body, headers: { ...type, ...headers } })
      expect(answer.status).toBe(202)
      await time.pass('7 minutes')
    }
    const sample = (name: string) => readFile(projectFile(`docs/lead-sources/${name}.json`), 'utf8')
    const batch = JSON.stringify([
      { reference: 'A-1', phone: '07700 900121', vendorName: 'Zoë Brown', bedrooms: 3, askingPrice: '185k' },
      { reference: 'A-2', phone: 'ring me', vendorName: 'Jo Smith' },
      { reference: 'A-1', phone: '07700 900122', source: 'Rightmove', propertyPostcode: 'bs65qa' },
      { reference: 'A-3', phone: '07700 900123', test: true },
    ])
    const signed = { 'x-signature-256': signatureOf(batch, secrets.LEAD_WEBHOOK_SECRET) }
    await bring('', batch, signed)
    const again = JSON.stringify([JSON.parse(batch)[0]])
    await bring('', again, { 'x-signature-256': signatureOf(again, secrets.LEAD_WEBHOOK_SECRET) })
    await bring('/google-ads', await sample('google-ads'), {})
    await bring('/zoopla', await sample('zoopla'), { authorization: secrets.LEAD_ZOOPLA_SECRET })
    const form = {
      ...{
        id: '9223372036854775807',
        form: '984000000000000321',
        createdAt: new Date('2026-06-01T09:30:00+01:00'),
      },
      fields: { full_name: 'Bo Field', phone_number: '+447700900124', post_code: 'BS6 5QA' },
    }
    graph.leads.set(form.id, form)
    expect((await graph.bring(twilio.reachesUsAt, graph.eventOf(form))).status).toBe(200)
    await time.pass('7 minutes')
    await db.query(
      `select pipeline.read_delivery_again(id, 'rang them', '{"vendor_phone": "07700 900125"}')
       from pipeline.webhook_deliveries where verdict = 'refused' order by id limit 1`,
    )
    await time.settle()
    // One that Facebook gives nobody, and a person found themselves.
    await graph.bring(twilio.reachesUsAt, graph.eventOf({ ...form, id: '9223372036854775806' }))
    graph.leads.delete('9223372036854775806')
    await time.pass('7 minutes')
    await db.query(
      `select pipeline.read_delivery_again(id, 'found it', '{"vendor_phone": "07700 900126"}')
       from pipeline.webhook_deliveries where reference = '9223372036854775806'`,
    )
    await time.settle()
    for (const words of [
      wordsFrom(4, 'Who is this?'),
      { ...wordsFrom(1, 'Three bedrooms'), From: '+447700900121' },
      { ...wordsFrom(2, 'STOP'), From: '+447700900124' },
    ]) {
      expect((await twilio.bring(inboundPath, words)).status).toBe(200)
      await time.pass('7 minutes')
    }

    // One source is off here when it brings something, and another there when that comes in again.
    await db.query(`update pipeline.lead_sources set is_live = false where source = 'google-ads'`)
    const unread = JSON.stringify({ ...JSON.parse(await sample('google-ads')), lead_id: 'not yet' })
    await bring('/google-ads', unread, {})
    await empty.db.query(`update pipeline.lead_sources set is_live = false where source = 'zoopla'`)

    const before = await broughtTo(pool)
    expect(before.leads.length).toBeGreaterThan(4)
    expect(new Set(before.brought.map(({ door, verdict }) => `${door} ${verdict}`)).size).toBe(5)
    const { isWithheld } = await replayDeliveries(empty.db, await file(), { reason: 'a drill' })
    expect(isWithheld).toBe(true)
    expect(await broughtTo(empty.db)).toEqual(before)
    const left = await empty.db.query(
      `select from pipeline.lead_messages where direction = 'outbound' and status not in ('queued', 'cancelled')`,
    )
    expect(left.rows).toEqual([])
  },
)

replayStory(
  'what a database has changes nothing when it comes in again, and what is new there is not answered unasked',
  { timeout: 180_000 },
  async ({ twilio, empty, file }) => {
    await twilio.bring(inboundPath, wordsFrom(1, 'Do you buy flats?'))
    const early = await file()
    const first = await replayDeliveries(empty.db, early, { reason: 'a drill' })
    expect(first.counts).toEqual({ taken: { twilio_inbound: 1 } })
    const before = await heardIn(empty.db)
    expect(await replayDeliveries(empty.db, early, { reason: 'once more' })).toEqual({
      isWithheld: false,
      counts: { known: { twilio_inbound: 1 } },
    })
    expect(await heardIn(empty.db)).toEqual(before)

    await thisIsTheOriginal(empty.db, 'it is in use now')
    await aLead(empty.db)
    await twilio.bring(inboundPath, wordsFrom(2, 'Hello?'))
    const late = await file()
    const reason = 'the line was down'
    await expect(replayDeliveries(empty.db, late, { reason })).rejects.toMatchObject({ code: 'VL037' })
    expect(await heardIn(empty.db)).toEqual(before)
    expect(await replayDeliveries(empty.db, late, { reason, withholdsSending: true })).toEqual({
      isWithheld: true,
      counts: { known: { twilio_inbound: 1 }, taken: { twilio_inbound: 1 } },
    })
  },
)
