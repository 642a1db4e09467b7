import { expect } from 'vitest'
import { isLocked } from '../../../db/connection/sql_error.ts'
import { migrate } from '../../../db/migrate/migrate.ts'
import { productionStory } from '../../support/databases/database.ts'
import { copyProgram } from '../../support/databases/program_copy.ts'
import { aLeadAt, only } from '../../support/leads.ts'

const upgradeStory = productionStory.extend('copy', async ({ task: _ }, { onCleanup }) => {
  const copy = await copyProgram()
  onCleanup(() => copy.end())
  return copy
})

upgradeStory(
  'somebody who reads for long holds up a migration, and no vendor’s text',
  { timeout: 180_000 },
  async ({ database: { url, pool, db }, copy }) => {
    await copy.write(
      'migrations/9999_later.sql',
      `-- Up Migration
       set local role pipeline_owner;
       alter table pipeline.vendor_leads add column later text;
       comment on column pipeline.vendor_leads.later is 'Comes later.';
       reset role;`,
    )
    await copy.write(
      'db/logic/clock/yesterday.sql',
      `create or replace function pipeline_private.yesterday() returns date language sql as 'select current_date - 1';`,
    )
    const phone = '+447700900001'
    await aLeadAt(db, 'AI_CONVERSATION', { vendor_phone: phone })
    const reader = await pool.connect()
    await reader.query('begin')
    await reader.query('select from pipeline.vendor_leads join pipeline.lead_messages on true')

    let texts = 0
    /** As the carrier brings it: again until it is taken. */
    const said = async () => {
      texts += 1
      for (;;) {
        try {
          await db.query('select pipeline.record_inbound_message($1, $2, $3)', [
            phone,
            'it is a flat',
            `SM${texts}`,
          ])
          return
        } catch (error) {
          if (!isLocked(error)) throw error
        }
      }
    }
    const lines: string[] = []
    let isOver = false
    const migrated = migrate(url, {
      purpose: 'production',
      program: await copy.read(),
      log: (line) => lines.push(line),
    }).finally(() => {
      isOver = true
    })
    while (!isOver && !lines.some((line) => line.includes('trying again'))) await said()
    if (isOver) await migrated
    // Who waited for the migration itself would wait for the reader, who does not end.
    for (const last = texts + 20; texts < last; ) await said()
    expect(isOver).toBe(false)

    await reader.query('commit')
    reader.release()
    while (!isOver) await said()
    await migrated
    const { rows } = await db.query<{ day: unknown }>('select pipeline_private.yesterday() as day')
    expect(only(rows).day).toBeInstanceOf(Date)

    const taken = await db.query(
      `select from pipeline_private.inbox union all select from pipeline.lead_messages where direction = 'inbound'`,
    )
    expect(taken.rows.length).toBe(texts)
  },
)
