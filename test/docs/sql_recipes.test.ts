import type pg from 'pg'
import { expect } from 'vitest'
import type { Db } from '../../db/connection/pool.ts'
import { story } from '../support/databases/database.ts'
import { aLeadAt, only } from '../support/leads.ts'
import { blocksOf, page } from './pages.ts'

const pagesWithRecipes = [
  'README.md',
  'docs/bring-leads-in.md',
  'docs/fix-a-lead.md',
  'docs/what-was-changed.md',
  'docs/what-people-are-asked.md',
  'docs/change-a-rule.md',
  'docs/watch-it.md',
  'docs/write-an-agent.md',
  'docs/what-came-in.md',
  'docs/go-live.md',
]

for (const path of pagesWithRecipes) {
  story(`the SQL of ${path} works when pasted, and prints no row as a tuple`, async ({ database }) => {
    const session = await database.pool.connect()
    try {
      await paste(session, path)
    } finally {
      session.release()
    }
  })
}

story('the page on watching says what to do about each alert', async ({ database: { db } }) => {
  const named = [...page('docs/watch-it.md').matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name)
  const { rows } = await db.query<{ type: string; todo: string | null }>(
    'select type, todo from pipeline.alert_rules order by type',
  )
  expect(named, 'a row for each alert in docs/watch-it.md, in the order of their names').toEqual(
    rows.map(({ type }) => type),
  )
  // So does each notice.
  expect(
    rows.filter(({ todo }) => todo === null),
    'alert_rules.todo says what to do',
  ).toEqual([])
  // What it means, where to look first, what to do first.
  const cells = [...page('docs/watch-it.md').matchAll(/^\| `[A-Z_]+` \|(.*)\|$/gm)].map(([, row = '']) =>
    row.split(' | '),
  )
  for (const row of cells) expect(row.map((cell) => cell.trim().length > 10)).toEqual([true, true, true])
})

async function paste(db: pg.PoolClient, path: string): Promise<void> {
  const meant = await namesMeant(db)
  const statements = blocksOf(page(path), 'sql').flatMap(statementsOf)
  expect(statements.length).toBeGreaterThan(0)
  for (const statement of statements) {
    let pasted = statement
    for (const [, name = ''] of statement.matchAll(/<(\w+)>/g))
      pasted = pasted.replace(`<${name}>`, (await meant[name]?.()) ?? '')
    const { fields = [] } = await db.query(pasted).catch((cause: unknown) => {
      throw new Error(`${path}: ${pasted}`, { cause })
    })
    const tuples = await db.query(`select typname from pg_type where oid = any($1) and typtype = 'c'`, [
      fields.map(({ dataTypeID }) => dataTypeID),
    ])
    expect(tuples.rows, statement).toEqual([])
  }
}

/** What the names in angle brackets stand for, as they are met. */
async function namesMeant(db: Db): Promise<Record<string, () => Promise<string>>> {
  const idOf = async (query: string, values: unknown[] = []): Promise<string> =>
    only((await db.query<{ id: string }>(query, values)).rows).id
  const lead = await aLeadAt(db, 'AI_CONVERSATION')
  const other = await aLeadAt(db, 'AI_CONVERSATION')
  await db.query('update pipeline.vendor_leads set bedrooms = bedrooms + 1')
  const bulk = await idOf(`select max(id)::text as id from pipeline.audit_log where new_values ? 'bedrooms'`)
  await db.query('update pipeline.vendor_leads set asking_price = asking_price + 1 where id = $1', [lead])
  return {
    lead: async () => lead,
    moment: async () => new Date().toISOString(),
    keep: async () => lead,
    drop: async () => other,
    bulk: async () => bulk,
    offered: () => aLeadAt(db, 'OFFER_MADE'),
    deal: async () =>
      idOf('select id from pipeline.deals where vendor_lead_id = $1', [await aLeadAt(db, 'OFFER_ACCEPTED')]),
    dead: () => aLeadAt(db, 'DEAD_LEAD'),
    validating: () => aLeadAt(db, 'DEAL_VALIDATION'),
    draft: () => idOf(`select id from pipeline.save_draft($1, 'Good day')`, [lead]),
    scheduled: () =>
      idOf(
        `select id from pipeline.send_message($1, 'Good day', send_at => pipeline.now() + interval '1 day')`,
        [lead],
      ),
    text: () =>
      idOf(
        `select pipeline.record_inbound_message(vendor_phone, 'hello', 'SM1') as id from pipeline.vendor_leads where id = $1`,
        [lead],
      ),
    change: () =>
      idOf(
        `select max(id)::text as id from pipeline.audit_log
         where vendor_lead_id = $1 and table_name = 'vendor_leads' and operation = 'UPDATE' and actor_kind = 'sql'`,
        [lead],
      ),
    item: async () => {
      await db.query(`select pipeline_private.open_review_item($1, 'agent_asks', 'What now?')`, [lead])
      return idOf(
        `select id from pipeline.review_items where vendor_lead_id = $1 and kind = 'agent_asks' and resolved_at is null`,
        [lead],
      )
    },
    alert: () =>
      idOf(
        `insert into pipeline.alerts (type, severity, message, vendor_lead_id)
         select type, severity, message, $1 from pipeline.alert_rules order by type limit 1 returning id`,
        [lead],
      ),
  }
}

/** One by one, as psql sends them. */
function statementsOf(block: string): string[] {
  return block
    .split(/;[^\S\n]*(?:--[^\n]*)?$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement.replace(/^--.*$/gm, '').trim() !== '')
}
