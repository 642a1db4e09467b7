import { expect } from 'vitest'
import { migrate } from '../../../db/migrate/migrate.ts'
import { productionStory } from '../../support/database.ts'
import { aLeadAt, only } from '../../support/leads.ts'
import { copyProgram } from '../../support/program_copy.ts'

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

    const waits: number[] = []
    const said = async () => {
      const beganAt = performance.now()
      await db.query('select pipeline.record_inbound_message($1, $2, $3)', [
        phone,
        'it is a flat',
        `SM${waits.length}`,
      ])
      waits.push(performance.now() - beganAt)
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
    for (let texts = 0; texts < 20; texts += 1) await said()
    expect(isOver).toBe(false)
    // What is waited for at the end is the migration itself, however slow the machine is at the moment.
    expect(Math.max(...waits)).toBeLessThan(3_000)

    await reader.query('commit')
    reader.release()
    while (!isOver) await said()
    await migrated
    const { rows } = await db.query<{ day: unknown }>('select pipeline_private.yesterday() as day')
    expect(only(rows).day).toBeInstanceOf(Date)

    const texts = await db.query(
      `select from pipeline_private.inbox union all select from pipeline.lead_messages where direction = 'inbound'`,
    )
    expect(texts.rows.length).toBe(waits.length)
  },
)
