import fc from 'fast-check'
import pg from 'pg'
import { expect } from 'vitest'
import { aLead, facts, fillInDeal, only } from '../support/leads.ts'
import { keepPromises } from './promises.ts'
import { type Model, obstacles, readLead, type World } from './world.ts'

type Command = fc.AsyncCommand<Model, World>

/** A command that may always be given; the promises are checked after it. */
function command(name: string, run: (world: World, model: Model) => Promise<void>): Command {
  return {
    check: () => true,
    toString: () => name,
    run: async (model, world) => {
      // What happens one after the other happens at another time: else after and before could not be told apart.
      await world.db.query(`select pipeline_private.advance_clock(pipeline.now() + interval '1 second')`)
      await run(world, model)
      await keepPromises(world, model)
    },
  }
}

/** The code with which a statement was refused; null when it was not. */
async function codeOf(statement: Promise<unknown>): Promise<string | null> {
  try {
    await statement
    return null
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code?.startsWith('VL')) return error.code
    throw error
  }
}

/** A stage by its name, or one of those that can be reached from where the lead is. */
type Aim = string | number

function stageAt(aim: Aim, { rules }: World, model: Model): string {
  if (typeof aim === 'string') return aim
  const near = rules.stages.filter((to) => rules.edge(model.stage, to, model.previous) !== undefined)
  return near[aim % near.length] ?? model.stage
}

const request = (aim: Aim, reason: string | null): Command =>
  command(`request ${aim} ${reason ?? 'without a reason'}`, async (world, model) => {
    const to = stageAt(aim, world, model)
    const before = await readLead(world)
    const found = to === model.stage ? [] : obstacles(world, before, model, { to, reason })
    const { rows } = await world.db.query<{ moved: boolean; code: string | null }>(
      'select moved, code from pipeline.request_transition($1, $2, $3)',
      [world.lead, to, reason],
    )
    const { moved, code } = only(rows)
    expect(moved).toBe(found.length === 0 && to !== model.stage)
    if (found.length === 0) expect(code).toBeNull()
    else expect(found).toContain(code)
    if (found.length > 0) expect((await readLead(world)).columns).toEqual(before.columns)
  })

const update = (aim: Aim, reason: string | null): Command =>
  command(`update to ${aim} ${reason ?? 'without a reason'}`, async (world, model) => {
    const to = stageAt(aim, world, model)
    const before = await readLead(world)
    const found = to === model.stage ? [] : obstacles(world, before, model, { to, reason })
    const code = await codeOf(
      world.db.query(
        `with said as (select set_config('pipeline.reason', coalesce($3, ''), true))
         update pipeline.vendor_leads set pipeline_stage = $2 from said where id = $1`,
        [world.lead, to, reason],
      ),
    )
    if (found.length === 0) expect(code).toBeNull()
    else expect(found).toContain(code)
    if (found.length > 0) expect((await readLead(world)).columns).toEqual(before.columns)
  })

/** What an agent or a timer would do if its own rules did not keep it from it. */
const automation = (aim: Aim): Command =>
  command(`automation moves to ${aim}`, async (world, model) => {
    const to = stageAt(aim, world, model)
    const before = await readLead(world)
    const found = to === model.stage ? [] : obstacles(world, before, model, { to, reason: 'a reason' })
    const edge = world.rules.edge(model.stage, to, model.previous)
    if (edge?.class === 'operator') found.push('VL004')
    if (to !== model.stage && model.held) found.push('VL011')
    const code = await codeOf(
      world.db.query(
        `with said as materialized (select pipeline_private.act_as('agent', 'sms_agent', 'a reason'))
         update pipeline.vendor_leads set pipeline_stage = $2 from said where id = $1`,
        [world.lead, to],
      ),
    )
    if (found.length === 0) expect(code).toBeNull()
    else expect(found).toContain(code)
  })

const earlyTimer = command('its timer is looked at before its time', async (world) => {
  await world.time.settle()
  const before = await readLead(world)
  await world.db.query(`select graphile_worker.add_job('lead_timer', json_build_object('lead', $1::uuid))`, [
    world.lead,
  ])
  await world.time.settle()
  expect((await readLead(world)).stage_visit).toBe(before.stage_visit)
})

const override = (to: string, runEffects: boolean): Command =>
  command(`override to ${to}${runEffects ? ' with effects' : ''}`, async (world, model) => {
    const visits = model.visit + (to === model.stage ? 0 : 1)
    await world.db.query(`select pipeline.override_stage($1, $2, 'by hand', $3)`, [
      world.lead,
      to,
      runEffects,
    ])
    expect(await readLead(world)).toMatchObject({ pipeline_stage: to, stage_visit: visits })
  })

const hold = command('hold', async (world, model) => {
  const code = await codeOf(world.db.query(`select pipeline.hold_lead($1, 'wait')`, [world.lead]))
  expect(code).toBe(world.rules.terminal.has(model.stage) ? 'VL010' : null)
})

const release = command('release', async (world) => {
  const before = (await readLead(world)).columns
  await world.db.query('select pipeline.release_lead($1)', [world.lead])
  const after = (await readLead(world)).columns
  expect(after.hold_id).toBeNull()
  if (before.hold_id === null || before.taken_over_by === null) expect(after.held_at).toBeNull()
  else expect(after.taken_over_by).toBe(before.taken_over_by)
})

/** A reminder of an offer is only written to a lead that has one. */
const offerByHand = ({ db, lead }: World) =>
  db.query(
    `update pipeline.vendor_leads
     set estimated_market_value = coalesce(estimated_market_value, 200000), offer_amount = coalesce(offer_amount, 150000)
     where id = $1`,
    [lead],
  )

/** A reminder that would leave in the morning must not, and leaves when the hold is over. */
const heldOvernight = command('it is held in the night, with a text waiting', async (world, model) => {
  const { db, time, lead } = world
  const hour = Number((await time.now()).slice(11, 13))
  await time.pass(`${(23 - hour + 24) % 24} hours`)
  await keepPromises(world, model)
  await offerByHand(world)
  await db.query(`select pipeline.override_stage($1, 'RETRY_1', 'by hand', true)`, [lead])
  await db.query(`select pipeline.hold_lead($1, 'wait')`, [lead])
  await keepPromises(world, model)
  await time.pass('13 hours')
})

const takeOver = command('take over', async (world, model) => {
  const code = await codeOf(world.db.query('select pipeline.take_over_lead($1)', [world.lead]))
  expect(code).toBe(world.rules.terminal.has(model.stage) ? 'VL010' : null)
})

const handBack = command('hand back', async (world) => {
  const before = (await readLead(world)).columns
  await world.db.query('select pipeline.hand_back_lead($1)', [world.lead])
  const after = (await readLead(world)).columns
  expect(after.taken_over_by).toBeNull()
  expect(after.hold_id).toBe(before.hold_id)
})

const pass = (hours: number): Command =>
  command(`${hours} hours pass`, async ({ time }) => time.pass(`${hours} hours`))

/** Somebody who had a run before its worker died answers after all. */
async function zombieAnswers({ db, lead }: World): Promise<void> {
  const { rows } = await db.query<{ verdict: string }>(
    `select pipeline_private.settle_agent_run(runs.id, gen_random_uuid(), '{"outcome": "wrong_number"}') as verdict
     from pipeline.agent_runs as runs where runs.vendor_lead_id = $1 and runs.status = 'running'`,
    [lead],
  )
  for (const { verdict } of rows) expect(verdict).toBe('late')
}

let texts = 0

function nextTextId(): string {
  texts += 1
  return `SM-property-${texts}`
}

const deliver = ({ db, phone }: World, body: string, id: string) =>
  db.query('select pipeline.record_inbound_message($1, $2, $3)', [phone, body, id])

/** From here on nothing that is due is done, until another worker comes; the text before may be half-way to the carrier. */
const death = (statement: number, when: 'before' | 'after', isAsked: boolean): Command =>
  command(
    `${isAsked ? 'the vendor asks, and ' : ''}the worker dies ${when} its statement ${statement}`,
    async (world) => {
      if (isAsked) await deliver(world, 'how?', nextTextId())
      world.worker.dieAt(statement, when)
      await world.time.settle()
    },
  )

/** Whatever a worker was in the middle of is taken up when its jobs came back and its leases have run out: nothing lost, nothing doubled. */
export async function recover(world: World): Promise<void> {
  const { db, time, worker } = world
  worker.replace()
  await zombieAnswers(world)
  await db.query(`update pipeline.agent_runs set lease_until = now() where status = 'running'`)
  await db.query(`update pipeline.lead_messages set lease_until = now() where status = 'sending'`)
  await db.query(
    `select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs where attempts > 0 and locked_at is null), run_at => now())`,
  )
  await db.query('select pipeline_private.book_overdue_work()')
  await time.settle()
  const { rows } = await db.query(
    `select 'run' as left_over, runs.id from pipeline.agent_runs as runs
     join pipeline.vendor_leads as leads on leads.id = runs.vendor_lead_id and leads.held_at is null
     where runs.status = 'running'
     union all select 'text', id from pipeline.lead_messages where status = 'sending' and not $1
     union all select 'timer', vendor_lead_id from pipeline.lead_timers where due_at <= pipeline.now()`,
    [world.line.isDead],
  )
  expect(rows).toEqual([])
}

const recovery = fc.boolean().map((isMended) =>
  command(`another worker takes over${isMended ? ', and the line is mended' : ''}`, async (world) => {
    if (isMended) world.line.isDead = false
    await recover(world)
  }),
)

/** A reminder is taken for sending, and the carrier is not there. What happens now happens before it is tried again. */
const reminderMeetsDeadLine = command('a reminder meets a dead line', async (world) => {
  const { db, time, lead } = world
  world.line.isDead = true
  await offerByHand(world)
  await db.query(`select pipeline.override_stage($1, 'RETRY_2', 'by hand', true)`, [lead])
  await time.settle()
})

/** The carrier's line is dead: texts are handed over again later, after whatever happened meanwhile. */
const deadLine = (isDead: boolean): Command =>
  command(`the carrier's line is ${isDead ? 'cut' : 'mended'}`, async (world) => {
    world.line.isDead = isDead
  })

const fact = (column: string, value: unknown): Command =>
  command(`${column} := ${value}`, async ({ db, lead }) => {
    await db.query(`update pipeline.vendor_leads set ${column} = $2 where id = $1`, [lead, value])
  })

const deal = command('the deal is filled in', async ({ db, lead }) => fillInDeal(db, lead))

const vendorText = (body: string, deliveries: number): Command =>
  command(`the vendor texts "${body}" (delivered ${deliveries} times)`, async (world, model) => {
    const id = nextTextId()
    await Promise.all(Array.from({ length: deliveries }, () => deliver(world, body, id)))
    const { rows } = await world.db.query(
      'select from pipeline.lead_messages where provider_message_id = $1',
      [id],
    )
    expect(rows).toHaveLength(1)
    if (body !== 'STOP') return
    model.stopped = true
    const ends = world.rules.endedByStop.has(model.stage) && !model.held
    if (ends) expect((await readLead(world)).pipeline_stage).toBe('DEAD_LEAD')
  })

const ourText = command('a person texts', async (world, model) => {
  const code = await codeOf(
    world.db.query(`select pipeline.send_message($1, 'I will ring you')`, [world.lead]),
  )
  if (model.stopped) expect(code).toBe('VL015')
})

const review = command('a person closes all items', async ({ db, lead }) => {
  await db.query(
    `select pipeline.resolve_review_item(id, 'done') from pipeline.review_items where vendor_lead_id = $1 and resolved_at is null`,
    [lead],
  )
})

const racers = (to: string, other: string): Command =>
  command(`two people race to ${to} and ${other}`, async (world) => {
    const before = await readLead(world)
    const answers = await Promise.all(
      [to, other].map(async (stage) => {
        const { rows } = await world.db.query<{ moved: boolean }>(
          `select moved from pipeline.request_transition($1, $2, 'race', $3)`,
          [world.lead, stage, before.pipeline_stage],
        )
        return only(rows).moved
      }),
    )
    const after = await readLead(world)
    expect(after.stage_visit - before.stage_visit).toBe(answers.filter(Boolean).length)
    expect(answers.filter(Boolean).length).toBeLessThanOrEqual(1)
  })

const lateResult = command('a settled run is answered once more', async ({ db, lead }) => {
  const { rows } = await db.query<{ verdict: string }>(
    `select pipeline_private.settle_agent_run(runs.id, runs.run_token, '{"outcome": "wrong_number"}') as verdict
     from pipeline.agent_runs as runs
     where runs.vendor_lead_id = $1 and runs.status in ('succeeded', 'dead') and runs.run_token is not null limit 1`,
    [lead],
  )
  for (const { verdict } of rows) expect(verdict).toBe('late')
})

/** A release of the rules re-times the leads in flight. */
const ruleRelease = (after: string): Command =>
  command(`a release lets retries wait ${after}`, async ({ db }) => {
    await db.query(
      `update pipeline.stage_timers set after = $1::interval where stage like 'RETRY%' and name = 'timeout'`,
      [after],
    )
  })

/** A release inserts or removes a reminder; the leads that wait stay in order. */
const reminderRelease = (after: string): Command =>
  command(`a release puts a reminder at ${after}, or takes it away`, async ({ db }) => {
    const removed = await db.query(
      `delete from pipeline.stage_timers where stage = 'AI_CONVERSATION' and name = 'nudge'`,
    )
    if (removed.rowCount === 1) return
    await db.query(
      `insert into pipeline.stage_timers (stage, name, after, counted_from, action, template)
       values ('AI_CONVERSATION', 'nudge', $1::interval, 'vendor_silence', 'send', 'conversation_follow_up_1')`,
      [after],
    )
  })

/** A release warns people before or after they are asked about our turn, or no more. */
const warningRelease = (after: string): Command =>
  command(`a release warns after ${after}, or no more`, async ({ db }) => {
    const removed = await db.query(
      `delete from pipeline.stage_timers where stage = 'AI_CONVERSATION' and name = 'warning'`,
    )
    if (removed.rowCount === 1) return
    await db.query(
      `insert into pipeline.stage_timers (stage, name, after, counted_from, action, alert_type)
       values ('AI_CONVERSATION', 'warning', $1::interval, 'our_turn', 'alert', 'STAGE_OVERDUE')`,
      [after],
    )
  })

/** Two changes of one row by one statement. */
const cteMove = (aim: Aim): Command =>
  command(`one statement edits and moves to ${aim}`, async (world, model) => {
    const to = stageAt(aim, world, model)
    const code = await codeOf(
      world.db.query(
        `with edited as (update pipeline.vendor_leads set bedrooms = coalesce(bedrooms, 0) % 5 + 1 where id = $1 returning id)
         select pipeline.override_stage(edited.id, $2, 'by the same statement') from edited`,
        [world.lead, to],
      ),
    )
    expect(code).toBe(to === model.stage ? null : 'VL025')
  })

/** The same vendor has another house: one number, one conversation, two leads. */
const anotherHouse = command('the vendor comes with another house', async (world) => {
  if (world.others.length > 0) return
  world.others.push(
    await aLead(world.db, { ...facts, vendor_phone: world.phone, property_postcode: 'BS7 8QA' }),
  )
})

const merge = command('the houses of the vendor turn out to be one', async (world) => {
  for (const other of world.others) {
    const code = await codeOf(
      world.db.query(`select pipeline.merge_leads($1, $2, 'the same house')`, [world.lead, other]),
    )
    expect([null, 'VL027']).toContain(code)
  }
})

const offer = command('a person makes an offer', async ({ db, lead }) => {
  const code = await codeOf(db.query('select pipeline.make_offer($1, 152000)', [lead]))
  expect([null, 'VL003', 'VL026']).toContain(code)
})

const entered = command('a person enters what the vendor said on the phone', async (world) => {
  await world.db.query(
    `with said as materialized (select pipeline_private.act_as('user', 'sam@example.com'))
     select pipeline.record_inbound_message($1, 'yes', $2) from said`,
    [world.phone, nextTextId()],
  )
})

const olderUndo = command('an older change by hand is taken back', async ({ db, lead }) => {
  const { rows } = await db.query<{ id: string }>(
    `select id from pipeline.audit_log
     where vendor_lead_id = $1 and table_name = 'vendor_leads' and actor_kind = 'sql' order by id desc offset 2 limit 1`,
    [lead],
  )
  for (const { id } of rows) {
    const code = await codeOf(db.query(`select pipeline.undo_manual_change($1, 'by mistake')`, [id]))
    expect([null, 'VL016', 'VL017']).toContain(code)
  }
})

const undo = command('the last change by hand is taken back', async ({ db, lead }) => {
  const { rows } = await db.query<{ id: string }>(
    `select max(id) as id from pipeline.audit_log
     where vendor_lead_id = $1 and table_name = 'vendor_leads' and actor_kind = 'sql'`,
    [lead],
  )
  const code = await codeOf(db.query(`select pipeline.undo_manual_change($1, 'by mistake')`, [only(rows).id]))
  expect([null, 'VL016', 'VL017']).toContain(code)
})

/** A run takes two statements and so does a text: most moments are among the first four. */
const anyDeath = fc
  .tuple(
    fc.constantFrom(1, 1, 2, 2, 3, 4, 5, 6),
    fc.constantFrom<'before' | 'after'>('before', 'after'),
    fc.boolean(),
  )
  .map(([statement, when, isAsked]) => death(statement, when, isAsked))

/** Anything that can befall a lead. */
export function anyCommand(stages: readonly string[]): fc.Arbitrary<Command>[] {
  const stage = fc.constantFrom(...stages)
  const aim = fc.oneof(stage, fc.nat(9))
  const reason = fc.option(fc.constant('a reason'))
  return [
    fc.tuple(aim, reason).map(([to, why]) => request(to, why)),
    fc.tuple(aim, reason).map(([to, why]) => update(to, why)),
    fc.tuple(stage, fc.boolean()).map(([to, effects]) => override(to, effects)),
    fc.tuple(stage, stage).map(([to, other]) => racers(to, other)),
    aim.map(automation),
    fc.constantFrom(1, 5, 13, 25, 49, 80).map(pass),
    fc.constantFrom(1, 5, 13, 25, 49, 80).map(pass),
    anyDeath,
    anyDeath,
    fc.boolean().map(deadLine),
    recovery,
    recovery,
    aim.map(cteMove),
    fc.constantFrom('48 hours', '60 hours').map(ruleRelease),
    fc.constantFrom('12 hours', '36 hours', '60 hours').map(reminderRelease),
    fc.constantFrom('2 hours', '7 hours').map(warningRelease),
    fc
      .tuple(fc.constantFrom('yes', 'no', 'how?', '170k', 'STOP'), fc.constantFrom(1, 1, 3))
      .map(([body, deliveries]) => vendorText(body, deliveries)),
    fc
      .constantFrom<[string, unknown]>(
        ['bedrooms', null],
        ['bedrooms', 3],
        ['asking_price', 190_000],
        ['condition', 'poor'],
      )
      .map(([column, value]) => fact(column, value)),
    fc.constant(vendorText('STOP', 1)),
    ...[
      reminderMeetsDeadLine,
      reminderMeetsDeadLine,
      reminderMeetsDeadLine,
      reminderMeetsDeadLine,
      hold,
      takeOver,
      anotherHouse,
      merge,
      offer,
      entered,
      hold,
      heldOvernight,
      release,
      takeOver,
      handBack,
      deal,
      ourText,
      review,
      lateResult,
      earlyTimer,
      undo,
      olderUndo,
    ].map((always) => fc.constant(always)),
  ]
}
