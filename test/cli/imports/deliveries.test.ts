import { expect, test } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { dayMeant } from '../../../src/cli/arguments/day_meant.ts'
import { filterOf } from '../../../src/cli/deliveries/which.ts'
import { aLead, only } from '../../support/leads.ts'
import { cliStory } from '../support/story.ts'

const phone = '+447700900123'

/** A vendor's text as Twilio brought it at this time. */
async function brought(db: Db, id: string, at: string): Promise<string> {
  await db.query(`select set_config('pipeline.replayed_at', $1, false)`, [at])
  await db.query(`select pipeline_private.take_vendor_text('twilio_inbound', $1, $2)`, [
    `MessageSid=${id}&Body=Hello`,
    { from: phone, body: 'Hello\u001b[2J', id },
  ])
  const found = await db.query<{ id: string }>(
    `select id from pipeline.webhook_deliveries where told ->> 'id' = $1`,
    [id],
  )
  return only(found.rows).id
}

cliStory(
  'what came in can be listed by door and day, and shown as it came',
  { timeout: 180_000 },
  async ({ database: { pool }, run }) => {
    const lead = await aLead(pool, { vendor_phone: phone })
    const db = await pool.connect()
    const early = await brought(db, 'SM1', '2026-06-01T22:59:59Z')
    const late = await brought(db, 'SM2', '2026-06-01T23:00:00Z') // midnight in London
    db.release(true)

    const all = await run('deliveries', 'list')
    expect(all.stdout).toMatch(
      new RegExp(`^ID .*\\n${late}  2026-06-01 23:00Z  twilio_inbound  taken  +${lead}\\n${early} `),
    )
    expect(all.stdout).not.toContain('Hello')
    const day = await run('deliveries', 'list', '--day', '2026-06-02', '--door', 'twilio_inbound', '--json')
    expect(JSON.parse(day.stdout).map(({ id }: { id: string }) => id)).toEqual([late])
    const { stdout } = await run('deliveries', 'show', early)
    expect(stdout).toMatch(new RegExp(`^twilio_inbound, 2026-06-01 22:59Z: taken\\nlead    ${lead}\\n`))
    expect(stdout).toContain('body    MessageSid=SM1&Body=Hello')
    expect(stdout).not.toContain('\u001b')
  },
)

cliStory(
  'a file that is not one of deliveries brings in nothing',
  async ({ database: { db }, folder, run }) => {
    const file = await folder.write('other.jsonl', '{"id": "1"}\n')
    expect(await run('deliveries', 'replay', file, '--reason', 'x')).toMatchObject({
      code: 1,
      stderr: 'Line 1 is no delivery: lines are those of "deliveries export".\n',
    })
    const id = '0197a000-0000-7000-8000-000000000001'
    const lead = {
      id,
      door: 'leads',
      receivedAt: '2026-06-01T09:00:00Z',
      body: '{}',
      told: {},
      source: 'homesite',
    }
    const ofAnother = await folder.write('another.jsonl', `${JSON.stringify(lead)}\n`)
    expect((await run('deliveries', 'replay', ofAnother, '--reason', 'x')).stderr).toMatch(
      /^The file has leads of homesite, /,
    )
    expect((await db.query('select from pipeline.webhook_deliveries')).rows).toEqual([])
  },
)

test('a day is a day of the calendar', () => {
  expect(filterOf({ day: '2028-02-28' })).toEqual({ from: '2028-02-28', until: '2028-02-29' })
  expect(() => dayMeant('2026-02-30')).toThrow('This is no day. Write it like 2026-11-28.')
})
