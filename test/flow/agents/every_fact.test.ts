import pg from 'pg'
import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { factList } from '../../../db/leads/lead_facts.ts'
import { claimAgentRun, settleAgentRun } from '../../../db/work/agent_runs.ts'
import { agentInputSchema, agentOutcomeSchema } from '../../../src/agents/contract/agent.ts'
import { aFolder } from '../../cli/support/files.ts'
import { orchestrator } from '../../cli/support/orchestrator.ts'
import { type Ask, apiStory } from '../../server/support/api.ts'
import { byColumn, call, everyFact, factsIn, inWords, type Said } from '../../support/facts.ts'
import { aLead, aPhone, only } from '../../support/leads.ts'

// Whatever stands in the list of facts goes in by every door and comes out by every other. A door that forgot a fact is red.

interface House {
  url: string
  db: Db
  ask: Ask
}

/** Writes in a lead with these facts; returns its id. */
type WriteIn = (house: House, said: Said) => Promise<string>

/** Corrects these facts of a lead. */
type Correct = (house: House, lead: string, said: Said) => Promise<void>

const byAgents = everyFact(1, ({ forAgents }) => forAgents)

const writeIn: Record<string, WriteIn> = {
  'create_lead()': ({ db }, said) =>
    call(db, 'pipeline.create_lead', { vendor_phone: aPhone(), ...byColumn(said) }),
  'a plain INSERT of an operator': ({ url }, said) => asOperator(url, (db) => aLead(db, byColumn(said))),
  'createLead of the API': async ({ ask }, said) => {
    const { data, errors } = await ask(
      'operator',
      `mutation ($input: CreateLeadInput!) { createLead(input: $input) { result { lead { id } } } }`,
      { input: { vendorPhone: aPhone(), ...asInput(said) } },
    )
    expect(errors).toEqual([])
    return data.createLead.result.lead.id
  },
  'leads add': async ({ url, db }, said) => {
    const phone = aPhone()
    await succeed(url, ['leads', 'add', phone, ...optionsOf(said)])
    return leadOf(db, phone)
  },
  'an import': async ({ url, db }, said) => {
    const phone = aPhone()
    await importRow(url, [['phone', phone], ...inWords(said)])
    return leadOf(db, phone)
  },
  'a merge': async ({ db }, said) => {
    const [keep, drop] = [await aLead(db, { vendor_name: null }), await aLead(db, byColumn(said))]
    await db.query(`select pipeline.merge_leads($1, $2, 'the same')`, [keep, drop])
    return keep
  },
  "an agent's answer": async ({ db }, said) => {
    const facts = agentOutcomeSchema.shape.facts.parse(
      Object.fromEntries(Object.entries(said).filter(([field]) => field in byAgents)),
    )
    await db.query(
      `update pipeline.agents set writes = array(select fact from pipeline_private.lead_facts where for_agents)
       where agent = 'sms_agent'`,
    )
    const lead = await aLead(db, { vendor_name: null })
    const { rows } = await db.query<{ id: string }>(
      'select id from pipeline.agent_runs where vendor_lead_id = $1',
      [lead],
    )
    const run = await claimAgentRun(db, { runId: only(rows).id, attempt: 1, jobId: '1' })
    if (run === null || facts === undefined) throw new Error('the agent was not called')
    await settleAgentRun(db, run, {
      outcome: 'reply',
      facts,
      message: { purpose: 'question', body: 'Thank you' },
    })
    return lead
  },
}

const correct: Record<string, Correct> = {
  'edit_lead()': async ({ db }, lead, said) => {
    await call(db, 'pipeline.edit_lead', { lead_id: lead, ...byColumn(said) })
  },
  'a plain UPDATE of an operator': async ({ url }, lead, said) => {
    const columns = Object.entries(byColumn(said))
    await asOperator(url, (db) =>
      db.query(
        `update pipeline.vendor_leads set ${columns.map(([name], index) => `${name} = $${index + 2}`).join(', ')} where id = $1`,
        [lead, ...columns.map(([, value]) => value)],
      ),
    )
  },
  'editLead of the API': async ({ ask }, lead, said) => {
    const { errors } = await ask(
      'operator',
      `mutation ($input: EditLeadInput!) { editLead(input: $input) { result { code } } }`,
      { input: { leadId: lead, ...asInput(said) } },
    )
    expect(errors).toEqual([])
  },
  'leads edit': async ({ url }, lead, said) => {
    await succeed(url, ['leads', 'edit', lead, ...optionsOf(said)])
  },
  'an import over it': async ({ url, db }, lead, said) => {
    const { rows } = await db.query<{ vendor_phone: string }>(
      `update pipeline.vendor_leads set source = 'import', external_ref = 'A1' where id = $1 returning vendor_phone`,
      [lead],
    )
    const phone = only(rows).vendor_phone
    await importRow(url, [['phone', phone], ['ref', 'A1'], ...inWords(said)], '--on-duplicate', 'update')
  },
}

apiStory('every fact goes in by every door', { timeout: 180_000 }, async ({ database: { url, db }, ask }) => {
  for (const [door, write] of Object.entries(writeIn)) {
    const lead = await write({ url, db, ask }, everyFact(1))
    const said = door === "an agent's answer" ? byAgents : everyFact(1)
    expect({ door, facts: await factsOf(db, lead) }).toEqual({ door, facts: said })
  }
})

apiStory(
  'every fact is corrected by every door, and an undo brings it back',
  { timeout: 180_000 },
  async ({ database: { url, db }, ask }) => {
    for (const [door, write] of Object.entries(correct)) {
      const lead = await aLead(db, byColumn(everyFact(1)))
      await write({ url, db, ask }, lead, everyFact(2))
      expect({ door, facts: await factsOf(db, lead) }).toEqual({ door, facts: everyFact(2) })
      if (door === 'an import over it') continue // not made by hand

      const { rows } = await db.query<{ id: string }>(
        `select max(id) as id from pipeline.audit_log where vendor_lead_id = $1 and table_name = 'vendor_leads'`,
        [lead],
      )
      await db.query(`select pipeline.undo_manual_change($1, 'by mistake')`, [only(rows).id])
      expect({ door, facts: await factsOf(db, lead) }).toEqual({ door, facts: everyFact(1) })
    }
  },
)

apiStory('every fact can be emptied', { timeout: 180_000 }, async ({ database: { url, db } }) => {
  const [one, other] = [await aLead(db, byColumn(everyFact(1))), await aLead(db, byColumn(everyFact(1)))]
  await call(db, 'pipeline.edit_lead', { lead_id: one, clear: factList.map(({ column }) => column) })
  const options = factList.map(({ label }) => label.replaceAll(' ', '-'))
  await succeed(url, ['leads', 'edit', other, '--clear', ...options])
  for (const lead of [one, other]) expect(await factsOf(db, lead)).toEqual({})
})

apiStory(
  'every fact comes out by every door',
  { timeout: 180_000 },
  async ({ database: { url, db }, ask }) => {
    const said = everyFact(1)
    const lead = await aLead(db, byColumn(said))
    expect(await seen({ url, db, ask }, lead)).toEqual({
      'lead_as_of()': said,
      record: said,
      API: said,
      'an agent': byAgents,
      'leads show --json': said,
      'missing on the screen': [],
    })
  },
)

async function factsOf(db: Db, lead: string): Promise<Said> {
  const { rows } = await db.query('select * from pipeline.vendor_leads where id = $1', [lead])
  return factsIn(only(rows))
}

/** The facts of a lead by each door that shows them. */
async function seen({ url, db, ask }: House, lead: string) {
  const row = async (query: string) => factsIn((await db.query(query, [lead])).rows[0])
  const fields = factList.map(({ field }) => field).join(' ')
  const { data } = await ask('viewer', `query ($id: UUID!) { vendorLead(id: $id) { ${fields} } }`, {
    id: lead,
  })
  const entries = await db.query<{ new_values: Record<string, unknown> }>(
    `select new_values from pipeline.audit_log where vendor_lead_id = $1 and table_name = 'vendor_leads' order by id`,
    [lead],
  )
  const input = await db.query<{ input: unknown }>(
    `select pipeline_private.agent_input(runs, leads) as input
     from pipeline.vendor_leads as leads
     join pipeline.agent_runs as runs on runs.vendor_lead_id = leads.id
     where leads.id = $1`,
    [lead],
  )
  const sheet = await succeed(url, ['leads', 'show', lead, '--json'])
  return {
    'lead_as_of()': await row('select lead.* from pipeline.lead_as_of($1, clock_timestamp()) as lead'),
    record: factsIn(Object.assign({}, ...entries.rows.map(({ new_values }) => new_values))),
    API: factsIn(data.vendorLead),
    'an agent': factsIn(agentInputSchema.parse(only(input.rows).input).lead),
    'leads show --json': factsIn(JSON.parse(sheet).lead),
    'missing on the screen': missingOn(await succeed(url, ['leads', 'show', lead]), everyFact(1)),
  }
}

/** What a lead's screen does not tell. */
function missingOn(screen: string, said: Said): string[] {
  return factList.flatMap(({ field, label, kind }) => {
    const value = said[field]
    if (value === undefined) return []
    const told =
      typeof value === 'boolean' ? `${label}: ${value ? 'yes' : 'no'}` : String(value).replaceAll('_', ' ')
    return screen.includes(kind === 'money' ? `£${Number(value).toLocaleString('en-GB')}` : told)
      ? []
      : [field]
  })
}

/** Money goes over the wire as a string. */
function asInput(said: Said): Record<string, unknown> {
  return Object.fromEntries(
    factList.flatMap(({ field, kind }) =>
      field in said ? [[field, kind === 'money' ? String(said[field]) : said[field]]] : [],
    ),
  )
}

const optionsOf = (said: Said) =>
  inWords(said).flatMap(([label, words]) => [`--${label.replaceAll(' ', '-')}`, words])

async function importRow(url: string, cells: [heading: string, value: string][], ...options: string[]) {
  const folder = await aFolder()
  try {
    const line = (part: 0 | 1) => cells.map((cell) => `"${cell[part]}"`).join(',')
    await succeed(url, [
      'leads',
      'import',
      await folder.write('leads.csv', `${line(0)}\n${line(1)}\n`),
      ...options,
    ])
  } finally {
    await folder.remove()
  }
}

async function succeed(url: string, args: string[]): Promise<string> {
  const { code, stdout, stderr } = await orchestrator(args, { url })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return stdout
}

async function leadOf(db: Db, phone: string): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    'select id from pipeline.vendor_leads where vendor_phone = $1',
    [phone],
  )
  return only(rows).id
}

async function asOperator<Result>(url: string, work: (db: Db) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('set role pipeline_operator')
    return await work(client)
  } finally {
    await client.end()
  }
}
