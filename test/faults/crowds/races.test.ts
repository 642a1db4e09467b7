import { expect } from 'vitest'
import { diceOf } from '../../../src/simulation/planning/dice.ts'
import { only } from '../../support/leads.ts'
import { howMany, isProof } from '../../support/run/proof.ts'
import type { Rig } from '../rig/rig.ts'
import { crowd, faultStory, runsLongStories, seed } from '../rig/stories.ts'

const patient = { timeout: runsLongStories || isProof ? 900_000 : 180_000 }

async function leadIds({ db }: Rig): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>('select id from pipeline.vendor_leads order by id')
  return rows.map((row) => row.id)
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined)

faultStory('sixty-four writers move one lead through every door at once', patient, async ({ rig }) => {
  await rig.load.arrive(1)
  const lead = only(await leadIds(rig))
  const doors = [
    `select moved from pipeline.request_transition($1, 'AI_CONVERSATION')`,
    `select moved from pipeline.request_transition($1, 'DEAD_LEAD', 'sold')`,
    `update pipeline.vendor_leads set pipeline_stage = 'DEAL_VALIDATION' where id = $1 returning true as moved`,
    `select pipeline.override_stage($1, 'AI_CONVERSATION', 'a person knows better') is not null as moved`,
  ]
  // Eight at a time: more would only wait for a connection of the rig's.
  const writers = Array.from({ length: 64 }, (_, writer) => doors[writer % doors.length] ?? '').values()
  const oneAfterTheOther = async () => {
    for (const door of writers) {
      await rig.db.query(door, [lead]).catch((error: unknown) => expect(codeOf(error)).toMatch(/^VL/))
    }
  }
  await Promise.all(Array.from({ length: 8 }, oneAfterTheOther))
  const { rows } = await rig.db.query(
    `select leads.stage_visit, count(events.id)::integer as moves
     from pipeline.vendor_leads as leads
     join pipeline.pipeline_events as events on events.vendor_lead_id = leads.id and events.event_type = 'stage_change'
     group by leads.id`,
  )
  expect(only(rows).moves).toBe(only(rows).stage_visit)
})

faultStory('vendors text twice within milliseconds', patient, async ({ rig }) => {
  const leads = howMany('doubleTexts')
  const dice = diceOf(seed, 'double tap')
  rig.startWorker()
  await rig.load.arrive(leads)
  await rig.heals(patient.timeout)
  const { rows } = await rig.db.query<{ phone: string }>(
    `select vendor_phone as phone from pipeline.vendor_leads where pipeline_stage in ('OFFER_MADE', 'OFFER_REJECTED')`,
  )
  expect(rows.length).toBeGreaterThan(leads / 6)
  const say = async (phone: string, word: string) => {
    await new Promise((resolve) => setTimeout(resolve, dice.whole(`${phone} ${word}`, 0, 8)))
    await rig.db.query('select pipeline.record_inbound_message($1, $2, $3)', [
      phone,
      `a question, ${word}`,
      `tap:${phone}:${word}`,
    ])
  }
  // Four at a time: more would only wait for a connection of the story's.
  const vendors = rows.values()
  const oneAfterTheOther = async () => {
    for (const { phone } of vendors) await Promise.all([say(phone, 'first'), say(phone, 'second')])
  }
  await Promise.all([1, 2, 3, 4].map(oneAfterTheOther))
  await rig.heals(patient.timeout)
  const unanswered = await rig.db.query(
    `select from pipeline.lead_messages as messages
     join pipeline.vendor_leads as leads on leads.id = messages.vendor_lead_id
     where messages.direction = 'inbound' and messages.answered_at is null
       and not exists (select from pipeline.review_items as items where items.vendor_lead_id = leads.id and items.resolved_at is null)`,
  )
  expect(unanswered.rows).toEqual([])
})

faultStory('people fix many leads in any order while workers move them', patient, async ({ rig }) => {
  const dice = diceOf(seed, 'bulk fixes')
  rig.startWorker()
  await rig.load.arrive(crowd)
  const leads = await leadIds(rig)
  let deadlocks = 0
  await Promise.all(
    [1, 2, 3, 4].map(async (person) => {
      for (let fix = 0; fix < 5; fix += 1) {
        const order = leads.toSorted(
          (a, b) => dice.share(`${person} ${fix} ${a}`) - dice.share(`${person} ${fix} ${b}`),
        )
        const client = await rig.db.connect()
        try {
          await client.query('begin')
          for (const lead of order.slice(0, 10)) {
            await client.query('update pipeline.vendor_leads set bedrooms = $2 where id = $1', [lead, fix])
          }
          await client.query('commit')
        } catch (error) {
          await client.query('rollback')
          expect(codeOf(error)).toBe('40P01')
          deadlocks += 1
        } finally {
          client.release()
        }
      }
    }),
  )
  await rig.heals()
  const failed = await rig.db.query(`select from pipeline.review_items where kind = 'stuck_job'`)
  expect({ deadlocks, failed: failed.rows.length }).toEqual({ deadlocks: expect.any(Number), failed: 0 })
})

const arrivals = howMany('arrivalsAtOnce')

faultStory(`${arrivals} leads come in one statement, and nobody else waits`, patient, async ({ rig }) => {
  await rig.load.arrive(1)
  const lead = only(await leadIds(rig))
  let isImported = false
  const since = performance.now()
  const importing = rig.load.arrive(arrivals).then(() => {
    isImported = true
  })
  const waits: number[] = []
  while (!isImported) {
    const asked = performance.now()
    await rig.db.query('update pipeline.vendor_leads set bedrooms = 4 where id = $1', [lead])
    waits.push(performance.now() - asked)
  }
  await importing
  const took = performance.now() - since
  const longest = waits.toSorted((a, b) => a - b)[Math.floor(waits.length * 0.99)]
  expect(longest).toBeLessThan(took / 4)
  // Ten thousand take four seconds on two idle cores, which only a proof has.
  if (isProof) {
    expect(took).toBeLessThan(5_000 + 1.5 * arrivals)
    expect(longest).toBeLessThan(1_000)
  }
})

faultStory('all deadlines are due together, and a person’s text goes first', patient, async ({ rig }) => {
  await rig.load.arrive(howMany('deadlines'))
  await rig.db.query(`update pipeline.vendor_leads set pipeline_stage = 'AI_CONVERSATION'`)
  await rig.db.query(
    `update pipeline.agent_runs set status = 'cancelled', finished_at = now() where status = 'queued'`,
  )
  await rig.db.query(
    `update pipeline.lead_messages set status = 'cancelled', status_reason = 'for the story' where status = 'queued'`,
  )
  await rig.db.query('update pipeline.settings set texts_per_minute = 600')
  await rig.db.query(`update pipeline.lead_timers set due_at = now()`)
  rig.startWorker()
  await rig.carrier.nextAccepted()
  const [lead] = await leadIds(rig)
  const sent = await rig.db.query<{ id: string }>(
    `select id from pipeline.send_message($1, 'I will ring you')`,
    [lead],
  )
  const before = rig.carrier.accepted.length
  await expect
    .poll(() => rig.carrier.accepted.findIndex((text) => text.messageId === sent.rows[0]?.id), {
      timeout: 60_000,
      interval: 20,
    })
    .toBeGreaterThan(-1)
  const place = rig.carrier.accepted.findIndex((text) => text.messageId === sent.rows[0]?.id)
  expect(place - before).toBeLessThan(50)
})

faultStory('the clocks of two workers are ten minutes wrong', patient, async ({ rig }) => {
  rig.startWorker({ clockOffsetMs: 600_000 })
  rig.startWorker({ clockOffsetMs: -600_000 })
  await rig.load.arrive(20)
  await rig.heals()
  const moved = await rig.db.query<{ id: string; due_at: string }>(
    `select leads.id, due_at::text from pipeline.vendor_leads as leads,
       pipeline.move_timer(leads.id, now() + interval '3 seconds', 'a story') as timer
     -- A vendor who was quicker than our own note of what we sent has been shown to a person.
     where leads.pipeline_stage = 'OFFER_MADE' and leads.turn = 'vendor'`,
  )
  expect(moved.rows.length).toBeGreaterThan(0)
  const videos = () =>
    rig.db.query<{ early: boolean }>(
      `select events.created_at < moved.due_at as early
       from pipeline.pipeline_events as events
       join jsonb_to_recordset($1) as moved (id uuid, due_at timestamptz) on moved.id = events.vendor_lead_id
       where events.to_stage = 'VIDEO_SENT'`,
      [JSON.stringify(moved.rows)],
    )
  await expect.poll(async () => (await videos()).rows.length).toBe(moved.rows.length)
  expect((await videos()).rows.some(({ early }) => early)).toBe(false)
})

faultStory.runIf(runsLongStories)(
  'what runs by the clock runs once, though the clocks of two workers are far apart',
  patient,
  async ({ rig }) => {
    await rig.db.query(
      `update pipeline.schedules set every = '1 minute' where schedule = 'archive_dead_leads'`,
    )
    const minute = 60_000
    const clocks = [minute - 5_000, -minute, 10 * minute]
    await Promise.all(clocks.map((clockOffsetMs) => rig.startWorker({ clockOffsetMs }).ready))
    const ran = async () => {
      const { rows } = await rig.db.query(
        `select slot, count(*)::integer as runs, bool_or(slot > created_at) as early
         from pipeline.schedule_runs where schedule = 'archive_dead_leads' group by slot order by slot`,
      )
      return rows
    }
    await expect.poll(async () => (await ran()).length, { timeout: 200_000 }).toBe(3)
    expect(await ran()).toMatchObject([1, 2, 3].map(() => ({ runs: 1, early: false })))
    await rig.heals()
  },
)

faultStory('the clocks go forward and back: texts keep to the hours people see', patient, async ({ rig }) => {
  await rig.db.query(`update pipeline.settings set send_from = '08:00', send_until = '20:00'`)
  const { rows } = await rig.db.query(
    `select pipeline_private.next_send_time(wanted) at time zone 'UTC' as at, wanted
     from unnest($1::timestamptz[]) as wanted`,
    [['2026-03-28T21:00Z', '2026-03-29T21:00Z', '2026-10-24T20:00Z', '2026-10-25T20:30Z']],
  )
  expect(rows.map(({ at }) => at.toISOString().slice(5, 16))).toEqual([
    '03-29T07:00',
    '03-30T07:00',
    '10-25T08:00',
    '10-26T08:00',
  ])
})
