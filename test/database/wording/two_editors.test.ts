import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { inTransaction, story } from '../../support/databases/database.ts'
import { aLead, only } from '../../support/leads.ts'

interface Words {
  /** Makes them, and says by what they are known. */
  there: (db: Db) => Promise<string>
  edit: string
  read: string
}

/** Whatever several people may reword. */
const kinds: Record<string, Words> = {
  'a template': {
    there: async () => 'video',
    edit: `select from pipeline.edit_template($1, $2, 'clearer', instead_of => $3)`,
    read: `select body from pipeline.message_templates where template = $1`,
  },
  'an answer': {
    there: async (db) =>
      only(
        (
          await db.query<{ question: string }>(
            `select min(question) as question from pipeline.common_answers`,
          )
        ).rows,
      ).question,
    edit: `select from pipeline.edit_common_answer($1, $2, 'clearer', instead_of => $3)`,
    read: `select body from pipeline.common_answers where question = $1`,
  },
  'a saved reply': {
    there: async (db) => {
      await db.query(
        `select from pipeline.save_reply('Later', 'Later, thank you.', 'often asked', instead_of => '')`,
      )
      return 'Later'
    },
    edit: `select from pipeline.save_reply($1, $2, 'clearer', instead_of => $3)`,
    read: `select body from pipeline.saved_replies where title = $1`,
  },
  'a text that waits': {
    there: async (db) => {
      const text = `select id from pipeline.send_message($1, 'Later, thank you.', send_at => now() + interval '2 days')`
      return only((await db.query<{ id: string }>(text, [await aLead(db)])).rows).id
    },
    edit: `select from pipeline.edit_message($1, $2, instead_of => $3)`,
    read: `select body from pipeline.lead_messages where id = $1`,
  },
}

for (const [what, { there, edit, read }] of Object.entries(kinds)) {
  story(
    `of two who reword ${what}, the second is told of the first’s words`,
    async ({ database: { db } }) => {
      const its = await there(db)
      const now = async () => only((await db.query<{ body: string | null }>(read, [its])).rows).body ?? ''
      const seen = await now()
      await db.query(edit, [its, 'Until then, Ann.', seen])
      const second = db.query(edit, [its, 'Until then, Bob.', seen])
      await expect(second).rejects.toMatchObject({ code: 'VL041' })
      expect(await now()).toBe('Until then, Ann.')

      await db.query(edit, [its, 'Until then, Ann.', seen]) // Once more, as its answer was lost.
      await db.query(edit, [its, 'Until then, Bob.', 'Until then, Ann.'])
      expect(await now()).toBe('Until then, Bob.')
    },
  )
}

interface Value {
  edit: (given: string, seen: string) => string
  read: string
  /** As it is, as the first writes it, and the second. */
  values: [was: string, first: string, second: string]
  /** Something else of the same, by whoever has not seen what the first wrote. */
  another?: string
}

const seenAs = (type: string, name: string, seen: string) =>
  `instead_of => jsonb_populate_record(null::pipeline.${type}, jsonb_build_object('${name}', ${seen}))`

/** Whatever several people may set. */
const values: Record<string, Value> = {
  'a threshold': {
    edit: (given, seen) =>
      `edit_settings('x', daily_cap => ${given}, ${seenAs('settings_seen', 'daily_cap', seen)})`,
    read: 'select daily_cap::text as is_now from pipeline.settings',
    values: ['3', '2', '1'],
    another: `edit_settings('x', max_segments => 5, instead_of => (null, null, null, null, 3, null, null, 6, null, null, null, null, null))`,
  },
  'a threshold that nobody had set': {
    edit: (given, seen) =>
      `edit_settings('x', owner_answers_within => ${given}, ${seenAs('settings_seen', 'owner_answers_within', seen)})`,
    read: `select coalesce(quote_literal(owner_answers_within), 'null') as is_now from pipeline.settings`,
    values: ['null', `'02:00:00'`, `'03:00:00'`],
  },
  'a rule of alerts': {
    edit: (given, seen) =>
      `edit_alert_rule('AGENT_FAILURE', 'x', severity => ${given}, ${seenAs('alert_rule_seen', 'severity', seen)})`,
    read: `select quote_literal(severity) as is_now from pipeline.alert_rules where type = 'AGENT_FAILURE'`,
    values: [`'HIGH'`, `'LOW'`, `'MEDIUM'`],
    another: `edit_alert_rule('AGENT_FAILURE', 'x', enabled => false, ${seenAs('alert_rule_seen', 'enabled', 'true')})`,
  },
  'a wait': {
    edit: (given, seen) => `edit_timer('RETRY_1', 'timeout', ${given}, 'x', instead_of => ${seen})`,
    read: `select quote_literal(after) as is_now from pipeline.stage_timers where stage = 'RETRY_1' and name = 'timeout'`,
    values: [`'48:00:00'`, `'72:00:00'`, `'96:00:00'`],
  },
  'a number that agents go by': {
    edit: (given, seen) => `edit_agent_parameter('allowance.legals', 'x', ${given}, instead_of => ${seen})`,
    read: `select distinct quote_literal(value) as is_now from pipeline.agent_parameters where parameter = 'allowance.legals'`,
    values: [`'1500'`, `'2500'`, `'2000'`],
    another: `edit_agent_parameter('openingShare', 'x', '0.9', instead_of => '0.92')`,
  },
}

for (const [what, { edit, read, values: its, another }] of Object.entries(values)) {
  inTransaction(`of two who change ${what}, the second is told that the first has`, async ({ db }) => {
    const now = async () => only((await db.query<{ is_now: string }>(read)).rows).is_now
    const [was, first, second] = its
    expect(await now()).toBe(was)
    await db.query(`select from pipeline.${edit(first, was)}`)
    await db.query('savepoint second')
    await expect(db.query(`select from pipeline.${edit(second, was)}`)).rejects.toMatchObject({
      code: 'VL041',
    })
    await db.query('rollback to second')
    expect(await now()).toBe(first)

    await db.query(`select from pipeline.${edit(first, was)}`) // Once more, as its answer was lost.
    if (another !== undefined) await db.query(`select from pipeline.${another}`)
    expect(await now()).toBe(first)
    await db.query(`select from pipeline.${edit(second, first)}`)
    expect(await now()).toBe(second)
  })
}

story(
  'of two texts under one key the second is refused unless it is the first',
  async ({ database: { db } }) => {
    const lead = await aLead(db)
    const send = async (body: string) =>
      only(
        (
          await db.query<{ id: string }>(
            `select id from pipeline.send_message($1, $2, once_key => 'one click')`,
            [lead, body],
          )
        ).rows,
      ).id
    const first = await send('I will call at noon.')
    expect(await send('I will call at noon. ')).toBe(first)
    await expect(send('I will call at one.')).rejects.toMatchObject({ code: 'VL041' })
  },
)
