import { readFile } from 'node:fs/promises'
import { buildSchema, type GraphQLNamedType, getNamedType, isObjectType } from 'graphql'
import { expect } from 'vitest'
import { addUser } from '../../../../db/access/users.ts'
import { readValue } from '../../../../db/connection/ask.ts'
import type { Db } from '../../../../db/connection/pool.ts'
import { projectFile } from '../../../../src/project_file.ts'
import { aLead, aLeadAt, facts, only } from '../../../support/leads.ts'
import { apiStory } from '../../support/api.ts'

const schema = buildSchema(await readFile(projectFile('db/schema.graphql'), 'utf8'))

/** All that a type tells. */
function everything(type: GraphQLNamedType | undefined): string {
  if (!isObjectType(type)) return ''
  const fields = Object.values(type.getFields()).map(
    (field) => `${field.name} ${everything(getNamedType(field.type))}`,
  )
  return `{ ${fields.join(' ')} }`
}
const allOf = (type: string) => everything(schema.getType(type))

interface NamedValue {
  name: string
  value: string | null
}

/** What is said, whatever is text and whatever a number; what is not said, and null, are the same. */
function said(value: unknown): unknown {
  if (Array.isArray(value)) {
    const isNamed = value.length > 0 && value.every((one) => Object.keys(one ?? {}).join() === 'name,value')
    if (isNamed)
      return said(Object.fromEntries((value as NamedValue[]).map(({ name, value }) => [name, value])))
    return value.map(said)
  }
  if (typeof value !== 'object' || value === null) return value === null ? undefined : String(value)
  const parts = Object.entries(value).map(([name, part]) => [name, said(part)] as const)
  return Object.fromEntries(parts.filter(([, part]) => part !== undefined))
}

/** As JSON of any shape is told within a list of names and values. */
const flat = (value: unknown) =>
  Object.entries((value ?? {}) as object).map(([name, part]) => ({
    name,
    value: part === null || typeof part === 'string' ? part : JSON.stringify(part),
  }))

async function idsOf(db: Db, table: string): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(`select id from pipeline.${table} order by id`)
  return rows.map(({ id }) => id)
}

apiStory(
  'what explains a lead, a text or an undo says all that it says in psql, and each thing by its type',
  async ({ database: { db }, ask }) => {
    const stages = ['NEW_LEAD', 'DEAL_VALIDATION', 'OFFER_MADE', 'RETRY_2', 'OFFER_ACCEPTED', 'DEAD_LEAD']
    for (const stage of stages) await aLeadAt(db, stage)
    const asked = await aLeadAt(db, 'OFFER_MADE')
    await db.query(`select pipeline_private.open_review_item($1, 'agent_asks', 'What now?')`, [asked])
    await db.query(`select pipeline_private.raise_alert('AGENT_FAILURE', 'one', 'look', $1)`, [asked])
    const [held, taken] = [await aLeadAt(db, 'AI_CONVERSATION'), await aLeadAt(db, 'VIDEO_SENT')]
    await db.query(`select pipeline.hold_lead($1, 'call first')`, [held])
    await db.query(`select pipeline.take_over_lead($1), pipeline.send_message($1, 'Shall I ring?')`, [taken])
    const fresh = await aLead(db, facts)
    const text = await readValue(
      db,
      `select pipeline.record_inbound_message(vendor_phone, 'hello?', 'SM1') from pipeline.vendor_leads where id = $1`,
      [fresh],
    )
    await addUser(db, { name: 'sam', role: 'operator', passwordHash: '$argon2id$nobody knows it' })
    const tomorrow = new Date(Date.now() + 86_400_000)
    const [later, called, due] = [
      await aLeadAt(db, 'OFFER_MADE'),
      await aLeadAt(db, 'VIDEO_SENT'),
      await aLead(db),
    ]
    await db.query(`select pipeline.hold_lead($1, 'on holiday', $2)`, [later, tomorrow])
    await db.query(`select pipeline.plan_call($1, $2, 'sam', 'about the roof')`, [called, tomorrow])
    await db.query(`select pipeline.take_over_lead($1), pipeline.send_message($1, 'Till then', null, $2)`, [
      due,
      tomorrow,
    ])
    const item = await readValue(
      db,
      `select pipeline_private.open_review_item($1, 'agent_asks', 'And now?')`,
      [called],
    )
    await db.query(`select pipeline.snooze_review_item($1, $2)`, [item, tomorrow])
    await db.query(`select pipeline.stop_texts('all', 'a fire drill')`)
    await db.query('update pipeline.vendor_leads set asking_price = 170000, bedrooms = 4 where id = $1', [
      fresh,
    ])

    for (const id of await idsOf(db, 'vendor_leads')) {
      const query = `query ($id: UUID!) { explainLead(leadId: $id) ${allOf('LeadExplanation')} }`
      const { data, errors } = await ask('viewer', query, { id })
      expect(errors).toEqual([])
      expect(said(data.explainLead)).toEqual(
        said(await readValue(db, 'select pipeline.explain_lead($1)', [id])),
      )
    }

    const texts = await idsOf(db, 'lead_messages')
    expect(texts).toContain(text)
    for (const id of texts) {
      const query = `query ($id: UUID!) { explainMessage(messageId: $id) ${allOf('TextExplanation')} }`
      const { data, errors } = await ask('viewer', query, { id })
      expect(errors).toEqual([])
      const told = await readValue(db, 'select pipeline.explain_message($1)', [id])
      expect(said(data.explainMessage)).toEqual(said(told))
    }

    const change = await readValue<string>(
      db,
      `select max(id) from pipeline.audit_log where vendor_lead_id = $1 and table_name = 'vendor_leads' and new_values ? 'bedrooms'`,
      [fresh],
    )
    const query = `query ($id: BigInt!) { explainUndo(auditId: $id) ${allOf('UndoExplanation')} }`
    const { data } = await ask('operator', query, { id: change })
    const told = await readValue<{ rows: { to: object }[] }>(db, 'select pipeline.explain_undo($1)', [change])
    const rows = told.rows.map((row) => ({ ...row, to: flat(row.to) }))
    expect(said(data.explainUndo)).toEqual(said({ ...told, rows }))
    expect(
      only(data.explainUndo.rows as { to: NamedValue[] }[])
        .to.map(({ name }) => name)
        .sort(),
    ).toEqual(['asking_price', 'bedrooms'])
  },
)

apiStory(
  'an event tells what it is about by name, and whatever else as a list',
  async ({ database: { db }, ask }) => {
    const lead = await aLeadAt(db, 'OFFER_ACCEPTED')
    await db.query(`select pipeline_private.open_review_item($1, 'agent_asks', 'What now?')`, [lead])
    await db.query(`select pipeline_private.record_event($1, 'of_tomorrow', $2)`, [
      lead,
      { amount: 'much', parts: { a: [1] }, runId: 7, agent: 'sms_agent' },
    ])
    const query = `{ pipelineEvents(first: 200) { nodes { id eventType metadata ${allOf('EventMetadata')} } } }`
    const { data, errors } = await ask('viewer', query)
    expect(errors).toEqual([])
    const { rows } = await db.query<{ id: string; metadata: object }>(
      'select id, metadata from pipeline.pipeline_events order by id',
    )
    type Told = { id: string; eventType: string; metadata: { others: NamedValue[] } }
    const told: Told[] = data.pipelineEvents.nodes
    expect(told).toHaveLength(rows.length)
    for (const { id, metadata } of rows) {
      const { others, ...fields } = told.find((one) => one.id === id)?.metadata ?? { others: [] }
      const all = said([
        ...flat(fields).filter(({ value }) => value !== null),
        ...others,
        { name: '', value: '' },
      ])
      expect(all).toEqual(said([...flat(metadata), { name: '', value: '' }]))
    }
    expect(told.find(({ eventType }) => eventType === 'UNKNOWN')?.metadata).toMatchObject({
      ...{ agent: 'sms_agent', amount: null, runId: null },
      others: [
        { name: 'parts', value: '{"a":[1]}' },
        { name: 'runId', value: '7' },
        { name: 'amount', value: 'much' },
      ],
    })
  },
)
