import { createHmac } from 'node:crypto'
import { connect } from 'node:net'
import { text as readText } from 'node:stream/consumers'
import { expect } from 'vitest'
import { noteRefusedSource } from '../../db/leads/lead_sources.ts'
import { findSourcesWithoutSecret } from '../../src/lead_sources/check_sources.ts'
import { createLog } from '../../src/log.ts'
import { startServer } from '../../src/server/server.ts'
import { signatureOf } from '../../src/signature.ts'
import { oneSchema } from '../server/support/one_schema.ts'
import { aPhone, only } from '../support/leads.ts'
import { codeOf, leadStory, resultsOf, secrets } from './lead_story.ts'

const ada = {
  ...{
    phone: '07700 900123',
    reference: 'A-1',
    vendorName: 'Ada Pole',
    propertyAddress: '14 Oak Road, Bristol',
  },
  ...{ propertyPostcode: 'bs65qa', askingPrice: '185k', bedrooms: 3, favouriteColour: 'green' },
}

const leads =
  'select vendor_phone, source, external_ref, vendor_name, property_postcode, asking_price, bedrooms from pipeline.vendor_leads order by vendor_phone, external_ref'
const verdicts =
  'select verdict, count(*)::integer from pipeline.webhook_deliveries group by verdict order by verdict'

leadStory('a lead that is brought starts the pipeline, once', async ({ database: { db }, server, time }) => {
  const answers = await Promise.all([1, 2, 3].map(() => server.bring(ada)))
  expect(answers.map(({ status }) => status)).toEqual([202, 202, 202])
  const results = (await Promise.all(answers.map(resultsOf))).flat()
  expect(results.map(({ status }) => status).toSorted()).toEqual(['accepted', 'duplicate', 'duplicate'])
  expect(results[0]).toMatchObject({ reference: 'A-1', problems: [] })
  await time.settle()
  expect((await db.query(leads)).rows).toEqual([
    {
      ...{ vendor_phone: '+447700900123', source: 'webhook', external_ref: 'A-1', vendor_name: 'Ada Pole' },
      ...{ property_postcode: 'BS6 5QA', asking_price: '185000.00', bedrooms: 3 },
    },
  ])
  expect((await db.query(verdicts)).rows).toEqual([
    { verdict: 'duplicate', count: 2 },
    { verdict: 'taken', count: 1 },
  ])
  const kept = await db.query(
    `select body, vendor_lead_id is not null as led from pipeline.webhook_deliveries where verdict = 'taken'`,
  )
  expect(kept.rows).toEqual([{ body: JSON.stringify(ada), led: true }])
  const texts = await db.query(`select status from pipeline.lead_messages where direction = 'outbound'`)
  expect(texts.rows).toHaveLength(1)
  const events = await db.query(`select actor_kind, actor from pipeline.pipeline_events order by id limit 1`)
  expect(events.rows).toEqual([{ actor_kind: 'webhook', actor: 'webhook' }])
  expect(server.logged()).not.toMatch(/Pole|900123|Oak Road/)
})

leadStory(
  'of a batch each lead is judged by itself, and none is lost',
  async ({ database: { db }, server, time }) => {
    const response = await server.bring({
      leads: [
        ada,
        { ...ada, vendorName: 'again' },
        { reference: 'A-2', phone: 'ring me' },
        { reference: 'A-3', vendorName: 'Nobody' },
        {
          'Full Name': 'Zoë Brown',
          'Mobile Number': '+44 7700 900998',
          'Lead ID': 'z9',
          Source: 'Website',
          Beds: { odd: [] },
        },
        'not even a lead',
      ],
    })
    const results = await resultsOf(response)
    expect(results.map(({ status, reference }) => [status, reference])).toEqual([
      ['accepted', 'A-1'],
      ['duplicate', 'A-1'],
      ['refused', 'A-2'],
      ['refused', 'A-3'],
      ['accepted', null],
      ['refused', null],
    ])
    expect(results[2]?.problems).toEqual([
      { severity: 'error', field: 'phone', problem: 'not a phone number' },
    ])
    expect(results[3]?.problems).toMatchObject([{ severity: 'error', problem: 'there is no phone number' }])
    await time.settle()
    expect((await db.query(leads)).rows).toMatchObject([
      { vendor_phone: '+447700900123', external_ref: 'A-1' },
      { vendor_phone: '+447700900998', external_ref: 'z9', source: 'website', vendor_name: 'Zoë Brown' },
    ])
    const asked = await db.query(`select kind, reason from pipeline.review_items order by opened_at, id`)
    expect(asked.rows.map(({ kind }) => kind)).toEqual(Array(3).fill('lead_not_read'))
    expect(asked.rows[0]?.reason).toBe('A lead of the webhook for leads: phone: not a phone number')
  },
)

leadStory(
  'what could not be read is mended by whoever sent it, or by a person',
  async ({ database: { db }, server, time }) => {
    const [theirs, ours] = [
      { reference: 'B-1', phone: '0770', vendorName: 'Theirs' },
      { reference: 'B-2', phone: '020 7946 0000', vendorName: 'Ours' },
    ]
    const [, kept] = await resultsOf(await server.bring([theirs, ours]))
    await time.settle()
    // The same again asks nobody twice.
    expect(only(await resultsOf(await server.bring(theirs)))).toMatchObject({ status: 'refused' })
    await time.settle()
    const open = `select count(*)::integer from pipeline.review_items where resolved_at is null`
    expect((await db.query(open)).rows).toEqual([{ count: 2 }])

    expect(only(await resultsOf(await server.bring({ ...theirs, phone: '07700900124' })))).toMatchObject({
      status: 'accepted',
    })
    await db.query(
      `select pipeline.read_delivery_again($1, 'rang the portal', '{"vendor_phone": "07700 900125"}')`,
      [kept?.delivery],
    )
    await time.settle()
    expect((await db.query(leads)).rows).toMatchObject([
      { vendor_phone: '+447700900124', external_ref: 'B-1' },
      { vendor_phone: '+447700900125', external_ref: 'B-2' },
    ])
    expect((await db.query(open)).rows).toEqual([{ count: 0 }])
    const closed = await db.query(`select distinct closed_because from pipeline.review_items`)
    expect(closed.rows).toEqual([{ closed_because: 'lead_read' }])
  },
)

leadStory(
  'a vendor who comes again adds what we did not know, and nothing else',
  async ({ database: { db }, server, time }) => {
    await server.bring({ ...ada, askingPrice: undefined, bedrooms: undefined })
    await time.settle()
    await server.bring({
      ...ada,
      reference: 'A-7',
      vendorName: 'A. Pole',
      propertyPostcode: undefined,
      source: 'forms',
    })
    await time.settle()
    expect(only((await db.query(leads)).rows)).toMatchObject({
      ...{
        vendor_name: 'Ada Pole',
        external_ref: 'A-1',
        source: 'webhook',
        asking_price: '185000.00',
        bedrooms: 3,
      },
    })
    const events = await db.query(
      `select metadata ->> 'reference' as reference from pipeline.pipeline_events where event_type = 'came_again'`,
    )
    expect(events.rows).toEqual([{ reference: 'A-7' }])
  },
)

leadStory(
  'a reference that two vendors have is for a person to judge',
  async ({ database: { db }, server, time }) => {
    await server.bring(ada)
    await time.settle()
    await db.query(`delete from pipeline_private.brought_references`) // as if it had come by a file
    await server.bring({
      reference: 'A-1',
      phone: aPhone(),
      vendorName: 'Somebody Else',
      propertyPostcode: 'LS6 2AB',
    })
    await time.settle()
    expect((await db.query(leads)).rows).toHaveLength(1)
    const { rows } = await db.query(`select reason from pipeline.review_items where kind = 'lead_not_read'`)
    expect(only(rows).reason).toMatch(/which of the two is right/)
  },
)

leadStory('whoever cannot prove who they are leaves nothing', async ({ database: { db }, server }) => {
  const long = 'x'.repeat(2_100_000)
  const refused: [what: string, Promise<Response>, status: number, code: string][] = [
    ['another secret', server.bring(ada, { secret: 'a guess of theirs' }), 401, 'BAD_SIGNATURE'],
    ['no signature', server.bring(ada, { headers: { 'x-signature-256': '' } }), 401, 'BAD_SIGNATURE'],
    [
      'another body',
      server.bring(ada, { headers: { 'x-signature-256': `sha256=${'0'.repeat(64)}` } }),
      401,
      'BAD_SIGNATURE',
    ],
    ['no JSON', server.bring('{"phone":'), 400, 'NOT_JSON'],
    ['nested without end', server.bring(`${'['.repeat(300_000)}${']'.repeat(300_000)}`), 400, 'NOT_JSON'],
    ['a word', server.bring('"lead"'), 400, 'NOT_A_LEAD'],
    ['nothing', server.bring(''), 400, 'NOT_JSON'],
    ['too many', server.bring(Array(1_001).fill({})), 413, 'TOO_MANY'],
    ['too large', server.bring({ phone: long }), 413, 'TOO_LARGE'],
    [
      'a compressed body',
      server.bring(ada, { headers: { 'content-encoding': 'gzip' } }),
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'a form',
      server.bring(ada, { headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['a source that is none', server.bring(ada, { path: '/webhooks/leads/nobody' }), 404, 'UNKNOWN_SOURCE'],
    [
      'a source with its own door',
      server.bring(ada, { path: '/webhooks/leads/facebook' }),
      404,
      'UNKNOWN_SOURCE',
    ],
    ['no name of a source', server.bring(ada, { path: '/webhooks/leads/..%2F%00' }), 404, 'UNKNOWN_SOURCE'],
  ]
  for (const [what, sent, status, code] of refused) {
    const response = await sent
    expect([what, response.status, await codeOf(response)]).toEqual([what, status, code])
  }
  const notUtf8 = Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])

  const signed = await fetch(`${server.address}/webhooks/leads`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-signature-256': `sha256=${createHmac('sha256', secrets.LEAD_WEBHOOK_SECRET).update(notUtf8).digest('hex')}`,
    },
    body: notUtf8,
  })
  expect([signed.status, await codeOf(signed)]).toEqual([400, 'NOT_JSON'])
  expect((await db.query('select from pipeline.webhook_deliveries')).rows).toEqual([])
  expect(server.logged()).not.toMatch(/Pole|900123/)
})

leadStory(
  'odd characters and large numbers come whole, or not at all',
  async ({ database: { db }, server, time }) => {
    const body = `{"phone":7700900126,"reference":9223372036854775807,"vendorName":"Zo\\u00eb \\ud83d\\ude00 \\ud83d\\u0000 Brown","__proto__":{"a":1},"n":1e400,"askingPrice":185000.10}`
    expect(only(await resultsOf(await server.bring(body)))).toMatchObject({
      status: 'accepted',
      reference: '9223372036854775807',
    })
    expect(only(await resultsOf(await server.bring(body.replace('807', '808'))))).toMatchObject({
      status: 'accepted',
      reference: '9223372036854775808',
    })
    await time.settle()
    expect((await db.query(leads)).rows).toMatchObject([
      { vendor_phone: '+447700900126', external_ref: '9223372036854775807', asking_price: '185000.10' },
      // The source itself tells the two apart.
      { vendor_phone: '+447700900126', external_ref: '9223372036854775808' },
    ])
  },
)

leadStory('what is far too long for what it is keeps nobody waiting', async ({ server }) => {
  const long = {
    phone: '07700900127'.repeat(30_000),
    askingPrice: '9'.repeat(400_000),
    name: 'a '.repeat(200_000),
  }
  const began = performance.now()
  const [result] = await resultsOf(await server.bring(long))
  expect(result?.status).toBe('refused')
  expect(performance.now() - began).toBeLessThan(5_000) // once it was a minute, for the whole web process
})

leadStory(
  'a mark before the text and capitals in a signature are no matter, and a list in the place of a lead is none',
  async ({ server }) => {
    const marked = `\ufeff${JSON.stringify([ada, [ada, { ...ada, phone: aPhone() }]])}`
    const signature = signatureOf(marked, secrets.LEAD_WEBHOOK_SECRET).toUpperCase()
    const results = await resultsOf(await server.bring(marked, { headers: { 'x-signature-256': signature } }))
    expect(results.map(({ status }) => status)).toEqual(['accepted', 'refused'])
  },
)

leadStory('a source without its secret is told so', async ({ database: { db }, server }) => {
  await db.query(
    `insert into pipeline.lead_sources (source, title, proof, proof_name, key_variable)
     values ('story-portal', 'A portal', 'header', 'X-Api-Key', 'LEAD_PORTAL_SECRET')`,
  )
  const response = await server.bring(ada, { path: '/webhooks/leads/story-portal' })
  expect([response.status, await codeOf(response)]).toEqual([503, 'NO_SECRET'])
  expect(server.logged()).toContain('LEAD_PORTAL_SECRET is not set')
})

leadStory(
  'a source whose secret is another one is noticed once, and a stranger who guesses is not',
  { timeout: 180_000 },
  async ({ database: { db }, server, graph, time }) => {
    const selfCheck = () => db.query('select pipeline_private.generate_alerts()')
    const alerts = async () =>
      (
        await db.query(
          `select type, scope, message, occurrences from pipeline.alerts where resolved_at is null`,
        )
      ).rows
    const guess = () => server.bring(ada, { secret: 'a guess of theirs' })
    await noteRefusedSource(db, 'webhook', 'before it has brought anything')
    await selfCheck()
    for (const reference of ['N-1', 'N-2', 'N-3']) {
      await server.bring({ ...ada, reference, phone: aPhone() })
      await noteRefusedSource(db, 'webhook', 'a guess')
      await selfCheck()
      await time.pass('2 hours')
    }
    expect(await alerts()).toEqual([])

    // From now on its secret is another one.
    await time.pass('1 hour')
    for (let no = 1; no <= 3; no += 1) {
      expect((await guess()).status).toBe(401)
      await selfCheck()
    }
    expect(await alerts()).toMatchObject([{ type: 'LEAD_SOURCE_REFUSED', scope: 'webhook', occurrences: 1 }])
    expect(only(await alerts()).message).toMatch(
      /since Mon 1 Jun 13:00: X-Signature-256 does not fit LEAD_WEBHOOK_SECRET$/,
    )
    expect(
      await findSourcesWithoutSecret(db, { leadSecrets: new Map(Object.entries(secrets)), facebook: graph }),
    ).toContainEqual(
      expect.objectContaining({
        level: 'warning',
        says: expect.stringContaining('somebody was refused in the name of webhook'),
      }),
    )

    await server.bring({ ...ada, reference: 'N-4', phone: aPhone() })
    await selfCheck()
    expect(await alerts()).toEqual([])
  },
)

/** Of a machine that has much to do. */
const inTime = { timeout: 60_000 }

leadStory('strangers with large bodies fill no memory, and keep no single lead out', async ({ server }) => {
  const head =
    'POST /webhooks/leads HTTP/1.1\r\nhost: us\r\ncontent-type: application/json\r\ncontent-length: 1900000\r\n\r\n{'
  const strangers = Array.from({ length: 60 }, () =>
    connect(Number(new URL(server.address).port), 'localhost'),
  )
  for (const stranger of strangers) stranger.on('error', () => {}).write(head)
  const large = () => server.bring([{ ...ada, note: 'x'.repeat(100_000) }])
  await expect.poll(async () => (await large()).status, inTime).toBe(503)
  expect((await large()).headers.get('retry-after')).toBe('5')
  expect((await server.bring(ada)).status).toBe(202)
  for (const stranger of strangers) stranger.destroy()
  await expect.poll(async () => (await large()).status, inTime).toBe(202)
})

leadStory('a body that comes too slowly is given up', async ({ database: { url, db } }) => {
  const server = await startServer({
    ...{ url, port: 0, host: 'localhost', log: createLog('silent'), requestTimeoutMs: 300 },
    leadSecrets: new Map(Object.entries(secrets)),
    schemaOf: oneSchema,
  })
  try {
    const socket = connect(Number(new URL(server.address).port), 'localhost')
    socket.write(
      'POST /webhooks/leads HTTP/1.1\r\nhost: us\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{"phone":',
    )
    expect(await readText(socket)).toMatch(/^HTTP\/1\.1 408 /)
    expect((await db.query('select from pipeline.webhook_deliveries')).rows).toEqual([])
  } finally {
    await server.stop()
  }
})

leadStory('the form of a lead is published', async ({ server }) => {
  const response = await fetch(`${server.address}/schemas/leads.schema.json`)
  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({ $defs: { lead: { required: ['phone'] } } })
})
