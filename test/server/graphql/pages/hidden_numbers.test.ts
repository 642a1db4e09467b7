import { readFile } from 'node:fs/promises'
import {
  buildSchema,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isLeafType,
  isNullableType,
  isObjectType,
} from 'graphql'
import { expect, test } from 'vitest'
import type { Db } from '../../../../db/connection/pool.ts'
import { projectFile } from '../../../../src/project_file.ts'
import { hideNumbers, withHiddenNumbers } from '../../../../src/server/graphql/numbers/hide_numbers.ts'
import { aLeadAt, facts, only } from '../../../support/leads.ts'
import { liveStory } from '../../support/live.ts'

const digits = '7700900997'
const phone = `+44${digits}`

test('a number is hidden however it is written, and what is none stays', () => {
  for (const written of [
    phone,
    '07700 900 997',
    '+44 (0)7700-900997',
    '0044 7700.900997',
    `44${digits}`,
    digits,
    '07700/900997',
    ...['07700\u2011900\u2011997', '07700\u2013900997', '07700\u202f900\u2009997', '07700_900_997'],
    ...['+44\u200b7700900997', '\u202a+44\u20607700 900997'.slice(1)],
  ]) {
    expect(hideNumbers(written), written).toMatch(/^•{7}997$/)
    expect(hideNumbers(`ring ${written}, please`)).toMatch(/^ring •{7}997, please$/)
    expect(withHiddenNumbers({ [written]: [{ deep: `tel:${written}` }] })).toEqual({
      '•••••••997': [{ deep: 'tel:•••••••997' }],
    })
  }
  // As a form brings it that takes a number for a number.
  expect(withHiddenNumbers({ told: { phone: Number(`44${digits}`), mobile: Number(digits) } })).toEqual({
    told: { phone: '•••••••997', mobile: '•••••••997' },
  })
  const sums = { price: 185_000, count: 2 ** 31 - 1, share: 0.7, low: -7, size: 7_123_456_789.5 }
  expect(withHiddenNumbers(sums)).toEqual(sums)
  for (const other of [
    ...[
      '019bd3a1-0770-7009-0009-123456789012',
      '2026-11-29T07:00:12.345678+00:00',
      '0.3333333333333333',
      '185000.00',
      '123456',
    ],
    ...[
      'lead:019bd3a1-0770-7009-0009-123456789012',
      '14 Oak Road, BS6 5QA',
      'between 700 000 and 750 000',
      'SM12',
    ],
  ])
    expect(hideNumbers(other)).toBe(other)
})

/** A number wherever one can stand. */
async function numbersEverywhere(db: Db): Promise<Record<'lead' | 'text' | 'item', string>> {
  const lead = await aLeadAt(db, 'OFFER_MADE', { ...facts, vendor_phone: phone, vendor_name: `Jo ${digits}` })
  const said = `Ring me on 0${digits} or ${phone}`
  await db.query(`select pipeline.add_note($1, $2)`, [lead, said])
  await db.query(`select pipeline.add_lead_phone($1, '+441174960998')`, [lead])
  await db.query(`select pipeline.log_call($1, 'no_answer', note => $2, phone => $3)`, [lead, said, phone])
  await db.query(`select pipeline.plan_call($1, now() + interval '1 day', note => $2)`, [lead, said])
  await db.query(`select pipeline.record_consent($1, $2)`, [lead, `I agree to texts to ${phone}.`])
  await db.query(`select pipeline.edit_lead($1, property_address => $2, reason => $3)`, [
    lead,
    `${phone} Oak Road`,
    said,
  ])
  await db.query(`select pipeline.record_inbound_message($1, $2, 'SM1')`, [phone, said])
  const brought = JSON.stringify([{ body: `{"phone":44${digits}}`, told: { phone: Number(`44${digits}`) } }])
  await db.query(`select from pipeline_private.keep_leads('leads', 'webhook', $1)`, [brought])
  await db.query(`select pipeline.suppress_number('+447700900998', $1)`, [said])
  await db.query(`select pipeline.record_inbound_message('+447700900998', $1, 'SM2')`, [said])
  await db.query(
    `insert into pipeline.alerts (type, severity, message, vendor_lead_id, scope)
     select type, 'HIGH', $1, $2, 'number:' || $3 from pipeline.alert_rules order by type limit 1`,
    [said, lead, phone],
  )
  const { rows } = await db.query<Record<'text' | 'item', string>>(
    `select pipeline_private.open_review_item($1, 'agent_asks', $2) as item,
       (select id from pipeline.lead_messages where vendor_lead_id = $1 order by text_no desc limit 1) as text`,
    [lead, said],
  )
  return { lead, ...only(rows) }
}

type Fields = GraphQLField<unknown, unknown>

/** Everything that can be read of a type, down to what its own rows and lists hold. */
function allOf(type: GraphQLObjectType, depth: number): string {
  const read = (field: Fields): string => {
    const its = getNamedType(field.type)
    if (isLeafType(its)) return field.name
    if (depth === 0 || !isObjectType(its) || its.name === 'Query') return ''
    const page = field.args.some(({ name }) => name === 'first') ? '(first: 3)' : ''
    const inner = allOf(its, its.name.endsWith('Connection') || its.name.endsWith('Edge') ? depth : depth - 1)
    return inner === '' ? '' : `${field.name}${page} { ${inner} }`
  }
  return Object.values(type.getFields())
    .filter(({ name, args }) => name !== 'edges' && args.every(({ type: given }) => isNullableType(given)))
    .map(read)
    .filter((told) => told !== '')
    .join(' ')
}

/** Whether its rows are about a lead, or a number; all others cannot hold what the story has written. */
function isOfLeads(type: GraphQLObjectType): boolean {
  const rows = getNamedType(type.getFields().nodes?.type ?? type)
  return (
    isObjectType(rows) &&
    Object.keys(rows.getFields()).some((name) => /phone$|^vendorLead|^scope$/i.test(name))
  )
}

const numbersIn = (answer: unknown) =>
  JSON.stringify(answer, (_, value) =>
    typeof value === 'string' && value.startsWith('WyJ') ? Buffer.from(value, 'base64').toString() : value,
  ).match(/.{0,60}(7\D{0,2}700\D{0,2}900\D{0,2}99[78]|117\D{0,2}496\D{0,2}0998).{0,20}/g) ?? []

/** The cursor, as somebody writes it who looks for what comes after a part of a number. */
function part(cursor: string, number: string): string {
  const [order, , ...others] = JSON.parse(Buffer.from(cursor, 'base64').toString())
  return Buffer.from(JSON.stringify([order, number, ...others])).toString('base64')
}

liveStory(
  'a viewer finds a known number in no field of the API, and nothing by it; whoever works with leads does',
  { timeout: 180_000 },
  async ({ database: { db }, ask, connect }) => {
    const { lead, text, item } = await numbersEverywhere(db)
    const schema = buildSchema(await readFile(projectFile('db/schema.graphql'), 'utf8'))
    const fields = Object.values(schema.getQueryType()?.getFields() ?? {})
    const named: Record<string, string> = {
      ...{
        vendorLead: `id: "${lead}"`,
        explainLead: `leadId: "${lead}"`,
        explainMessage: `messageId: "${text}"`,
      },
      ...{ leadAsOf: `leadId: "${lead}", at: "${new Date().toISOString()}"`, reviewItem: `id: "${item}"` },
      ...{ leadMessage: `id: "${text}"`, searchLeads: 'text: "jo"', boardCards: 'stage: OFFER_MADE' },
    }
    let found = 0
    for (const field of fields) {
      const isOpen = field.args.every(({ type }) => isNullableType(type))
      const its = getNamedType(field.type)
      if (!isObjectType(its) || (!(isOpen && isOfLeads(its)) && named[field.name] === undefined)) continue
      const isPage = field.args.some(({ name }) => name === 'first')
      const given = [named[field.name], isPage ? 'first: 20' : undefined]
        .filter((one) => one !== undefined)
        .join(', ')
      const edges = its.name.endsWith('Connection') ? 'edges { cursor } ' : ''
      const query = `{ ${field.name}${given === '' ? '' : `(${given})`} { ${edges}${allOf(its, field.name.startsWith('explain') ? 3 : 1)} } }`
      const { data, errors } = await ask('viewer', query)
      expect(
        errors.filter(({ extensions }) => extensions?.code !== 'FORBIDDEN'),
        query,
      ).toEqual([])
      expect(numbersIn(data), field.name).toEqual([])
      if (field.name === 'vendorLead') found += numbersIn((await ask('operator', query)).data).length
    }
    expect(found).toBeGreaterThan(10)

    const client = await connect()
    for (const watched of [
      `leadChanged(id: "${lead}") { vendorLead { vendorPhone messages(first: 5) { nodes { phone body } } } }`,
      'alertsChanged { alerts { message scope } }',
    ]) {
      const told = (await client.iterate({ query: `subscription { ${watched} }` }).next()).value
      expect([watched, told.errors, numbersIn(told)]).toEqual([watched, undefined, []])
      expect(JSON.stringify(told)).toContain('•')
    }

    const { data: page } = await ask('operator', '{ messageSuppressions { pageInfo { endCursor } } }')
    const within = part(page.messageSuppressions.pageInfo.endCursor, '+4477009')
    const byNumber = [
      `vendorLeads(filter: { vendorPhone: { startsWith: "+447" } }) { totalCount }`,
      `vendorLeads(filter: { not: { vendorPhone: { equalTo: "${phone}" } } }) { totalCount }`,
      'vendorLeads(orderBy: [VENDOR_PHONE_ASC]) { totalCount }',
      `messageSuppression(phone: "${phone}") { reason }`,
      'messageSuppressions(orderBy: PHONE_DESC) { totalCount }',
      // Digit by digit, in what people wrote into a name or an address.
      'vendorLeads(filter: { vendorName: { includesInsensitive: "77" } }) { totalCount }',
      'vendorLeads(filter: { or: [{ propertyAddress: { startsWith: "+4" } }] }) { totalCount }',
      'reviewItems(filter: { vendorLead: { vendorName: { lessThan: "Jo 8" } } }) { totalCount }',
      `vendorLeads(filter: { vendorName: { in: ["Jo", "Jo ${digits}"] } }) { totalCount }`,
      `messageSuppressions(after: "${within}") { totalCount }`,
    ]
    for (const query of byNumber) {
      expect((await ask('viewer', `{ ${query} }`)).errors, query).toMatchObject([
        { extensions: { code: 'FORBIDDEN' } },
      ])
      expect((await ask('operator', `{ ${query} }`)).errors, query).toEqual([])
    }
    const open = [
      'vendorLeads(filter: { vendorName: { includesInsensitive: "jo" } }) { totalCount }',
      'vendorLeads(filter: { propertyAddress: { equalTo: "14 Oak Road" } }) { totalCount }',
      'vendorLeads(filter: { propertyPostcode: { startsWith: "BS6" } }) { totalCount }',
      'vendorLeads(orderBy: STAGE_ENTERED_AT_ASC) { pageInfo { endCursor } }',
    ]
    for (const query of open) expect((await ask('viewer', `{ ${query} }`)).errors, query).toEqual([])
    // What is refused may quote a number as well.
    const quoted = await ask('viewer', `{ leadAsOf(leadId: "${lead}", at: "0${digits}") { id } }`)
    expect(quoted.errors).toHaveLength(1)
    expect(numbersIn(quoted.errors)).toEqual([])
    const given = { given: [{ not: { vendorPhone: { startsWith: '+447' } } }] }
    const hidden =
      'query ($given: [VendorLeadFilter!]) { vendorLeads(filter: { and: $given }) { totalCount } }'
    expect((await ask('viewer', hidden, given)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])

    const leads = `query ($text: String!) {
      searchLeads(text: $text) { leadId matchedBy } vendorLeads(filter: { search: $text }) { totalCount }
      stageBoard(search: $text) { leadCount } }`
    await db.query(
      `select pipeline.edit_lead($1, vendor_name => 'Jo Smith 0${digits}', property_address => '14 Oak Road')`,
      [lead],
    )
    for (const part of [`0${digits}`, '900997', '0997', 'oak 900', '1174960998']) {
      const none = { searchLeads: [], vendorLeads: { totalCount: 0 } }
      const { data } = await ask('viewer', leads, { text: part })
      expect([part, data]).toMatchObject([part, none])
      expect(data.stageBoard.every(({ leadCount }: { leadCount: number }) => leadCount === 0)).toBe(true)
      expect((await ask('operator', leads, { text: part })).data.searchLeads).toHaveLength(1)
    }
    expect((await ask('viewer', leads, { text: 'oak smith' })).data.searchLeads).toHaveLength(1)
  },
)
