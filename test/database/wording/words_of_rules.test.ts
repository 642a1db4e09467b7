import { expect } from 'vitest'
import { story } from '../../support/databases/database.ts'
import { aLead } from '../../support/leads.ts'

/** Of what people may write, the rules for which nobody has said in words what must be. */
const wordless = `
  with may_be_written as (
    select attributes.attrelid, attributes.attnum, attributes.atttypid
    from (
      values ('edit_lead', 'vendor_leads'), ('edit_deal', 'deals'), ('edit_alert_rule', 'alert_rules'),
        ('edit_settings', 'settings'), ('edit_retention_rule', 'retention_rules')
    ) as acts (act, of_table)
    join pg_proc as functions on functions.proname = acts.act and functions.pronamespace = 'pipeline'::regnamespace
    join pg_attribute as attributes
      on attributes.attrelid = ('pipeline.' || acts.of_table)::regclass and attributes.attname = any (functions.proargnames)
    where attributes.attname not in ('kind', 'type', 'reason')
  )
  select distinct rules.conname
  from may_be_written as columns
  join pg_constraint as rules
    on rules.contype = 'c' and (
      rules.conrelid = columns.attrelid and columns.attnum = any (rules.conkey) or rules.contypid = columns.atttypid
    )
  where obj_description(rules.oid, 'pg_constraint') is null
    and coalesce(rules.contypid::regtype::text, '') not in ('pipeline.free_text', 'pipeline.one_line')
  order by rules.conname`

story('whoever breaks a rule is told in words what must be', async ({ database: { db } }) => {
  const { rows } = await db.query<{ conname: string }>(wordless)
  expect(rows.map(({ conname }) => conname)).toEqual([])

  const lead = await aLead(db)
  for (const [act, words] of [
    [`edit_lead('${lead}', asking_price => -5)`, 'an asking price is above £0, and £100,000,000 at most'],
    [`edit_lead('${lead}', bedrooms => 51)`, 'a property has 0 to 50 bedrooms'],
    [`edit_settings('x', acceptance_confidence => 7)`, 'a confidence is from 0 to 1'],
    [
      `edit_settings('x', send_from => '20:00', send_until => '08:00')`,
      'the hours of texts begin before they end',
    ],
    [`edit_alert_rule('STALLED_PIPELINE', 'x', least_count => 0)`, 'a rule counts from 1 on'],
  ] as const) {
    await expect(db.query(`select pipeline.${act}`)).rejects.toMatchObject({ code: 'VL018', message: words })
  }
})
