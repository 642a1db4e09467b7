import { aLead, facts } from '../support/leads.ts'
import { aLeadOf, aNumberOf, call, type NumberWorld, nameOf } from './number_world.ts'

/** Does one thing; returns what it was, for the history. */
export type NumberCommand = (world: NumberWorld) => Promise<string>

const words = [
  ...['yes ok', 'how much', '180000', 'no thanks too low', 'call me'],
  ...['yes ok', 'how much', '180000', 'no thanks too low', 'call me', 'STOP', 'START', 'hello?', 'deal'],
  ...['maybe we should end this texting', 'my husband died last week', '3 bed semi', 'wrong number mate'],
  'stop sending me this please',
]

const stages = [
  ...['AI_CONVERSATION', 'DEAL_VALIDATION', 'OFFER_MADE', 'VIDEO_SENT', 'RETRY_1', 'RETRY_2', 'RETRY_3'],
  ...['OFFER_REJECTED', 'OFFER_ACCEPTED', 'DEAD_LEAD', 'NEW_LEAD', 'INVESTOR_PACK_SENT', 'DUE_DILIGENCE'],
]

/** A function of a lead and nothing else. */
const ofLead =
  (name: string, rest = ''): NumberCommand =>
  async (world) => {
    const lead = aLeadOf(world)
    await call(world, `select pipeline.${name}($1${rest})`, [lead])
    return `${name} ${nameOf(world, lead)}`
  }

const vendorTexts: NumberCommand = async (world) => {
  const phone = aNumberOf(world)
  const body = world.throws.pick(...words)
  world.texts += 1
  await call(world, 'select pipeline.record_inbound_message($1, $2, $3)', [
    phone,
    body,
    `SM-numbers-${world.texts}`,
  ])
  return `${phone} texts "${body}"`
}

const optOut: NumberCommand = async (world) => {
  const phone = aNumberOf(world)
  if (!world.throws.pick(true, false, false)) return 'nothing'
  await call(world, `select pipeline.mark_opted_out($1, 'rang')`, [phone])
  return `${phone} opts out on the phone`
}

const allowAgain: NumberCommand = async (world) => {
  const phone = aNumberOf(world)
  await call(world, `select pipeline.allow_again($1, 'rang')`, [phone])
  return `${phone} wants texts again`
}

const newLead: NumberCommand = async (world) => {
  if (world.leads.length >= 5) return 'nothing'
  const phone = aNumberOf(world)
  const columns = { vendor_phone: phone, property_postcode: `BS7 8Q${'ABDEF'[world.leads.length]}` }
  world.leads.push(await aLead(world.db, { ...(world.throws.pick(true, false) && facts), ...columns }))
  return `a new lead of ${phone}`
}

const newPhone: NumberCommand = async (world) => {
  const [lead, phone] = [aLeadOf(world), aNumberOf(world)]
  await call(world, 'update pipeline.vendor_leads set vendor_phone = $2 where id = $1', [lead, phone])
  return `${nameOf(world, lead)} has the number ${phone}`
}

const edit: NumberCommand = async (world) => {
  const lead = aLeadOf(world)
  await call(world, 'update pipeline.vendor_leads set vendor_name = $2 where id = $1', [
    lead,
    world.throws.pick('Ann Lee', 'Bo', '{offer_amount} x'),
  ])
  return `${nameOf(world, lead)} is renamed`
}

const bulk: NumberCommand = async (world) => {
  const phone = aNumberOf(world)
  const to = world.throws.pick('DEAD_LEAD', 'AI_CONVERSATION')
  await call(
    world,
    `update pipeline.vendor_leads set pipeline_stage = $2, dead_reason = case when $2 = 'DEAD_LEAD' then 'bulk' end
     where vendor_phone = $1 and turn is not null and pipeline_stage <> $2`,
    [phone, to],
  )
  return `all leads of ${phone} to ${to}`
}

const move: NumberCommand = async (world) => {
  const lead = aLeadOf(world)
  const legal = await call(
    world,
    `select edges.to_stage from pipeline.stage_transitions as edges
     join pipeline.vendor_leads as leads on leads.pipeline_stage = edges.from_stage
     where leads.id = $1 order by edges.to_stage`,
    [lead],
  )
  const to = world.throws.pick('DEAD_LEAD', ...legal.map(({ to_stage }) => String(to_stage)))
  const [answer] = await call(
    world,
    `select moved, code from pipeline.request_transition($1, $2, 'because')`,
    [lead, to],
  )
  return `${nameOf(world, lead)} to ${to}: ${answer?.code ?? answer?.moved}`
}

const override: NumberCommand = async (world) => {
  const [lead, to, effects] = [aLeadOf(world), world.throws.pick(...stages), world.throws.pick(true, false)]
  await call(
    world,
    `update pipeline.vendor_leads
     set offer_amount = coalesce(offer_amount, 150000), estimated_market_value = coalesce(estimated_market_value, 200000)
     where id = $1 and merged_into is null`,
    [lead],
  )
  await call(world, `select pipeline.override_stage($1, $2, 'because', $3)`, [lead, to, effects])
  return `${nameOf(world, lead)} overridden to ${to}${effects ? ' with effects' : ''}`
}

const merge: NumberCommand = async (world) => {
  const [keep, drop] = [aLeadOf(world), aLeadOf(world)]
  if (keep === drop) return 'nothing'
  await call(world, `select pipeline.merge_leads($1, $2, 'same')`, [keep, drop])
  return `${nameOf(world, drop)} merged into ${nameOf(world, keep)}`
}

/** Any of the last changes by hand: moves, holds, merges, and undos of them. */
const undo: NumberCommand = async (world) => {
  const entries = await call(
    world,
    `select id::text, table_name, operation, vendor_lead_id from pipeline.audit_log where actor_kind = 'sql' order by id desc limit 6`,
  )
  if (entries.length === 0) return 'nothing'
  const entry = world.throws.pick(...entries)
  await call(world, `select pipeline.undo_manual_change($1, 'oops')`, [entry.id])
  return `undo of ${entry.operation} ${entry.table_name} of ${nameOf(world, String(entry.vendor_lead_id))}`
}

const resolve: NumberCommand = async (world) => {
  const items = await call(
    world,
    'select id, kind::text, shown_up_to from pipeline.review_items where resolved_at is null order by opened_at, id',
  )
  if (items.length === 0) return 'nothing'
  const item = world.throws.pick(...items)
  const seen = world.throws.pick(null, item.shown_up_to, 0)
  await call(world, `select pipeline.resolve_review_item($1, 'done', $2)`, [item.id, seen])
  return `${item.kind} answered, seen up to ${seen}`
}

const status: NumberCommand = async (world) => {
  const texts = await call(
    world,
    `select provider_message_id as id from pipeline.lead_messages
     where direction = 'outbound' and provider_message_id is not null order by text_no desc limit 3`,
  )
  if (texts.length === 0) return 'nothing'
  const [word, code] = world.throws.pick<[string, string | null]>(
    ...([
      ['delivered', null],
      ['delivered', null],
      ['delivered', null],
    ] as [string, null][]),
    ...([
      ['undelivered', '30005'],
      ['undelivered', '30003'],
      ['undelivered', '30006'],
      ['failed', '21610'],
    ] as [string, string][]),
  )
  await call(world, 'select pipeline_private.record_message_status($1, $2, $3)', [
    world.throws.pick(...texts).id,
    word,
    code,
  ])
  return `the carrier says ${word} ${code ?? ''}`
}

const release: NumberCommand = async (world) => {
  const after = world.throws.pick('20 hours', '48 hours', '60 hours')
  await call(
    world,
    `update pipeline.stage_timers set after = $1::interval where stage like 'RETRY%' and name = 'timeout'`,
    [after],
  )
  return `a release lets retries wait ${after}`
}

const line: NumberCommand = async (world) => {
  world.liar.line = world.throws.pick<NumberWorld['liar']['line']>('alive', 'alive', 'dead', 'full')
  return `the carrier is ${world.liar.line}`
}

const pass: NumberCommand = async ({ time, throws }) => {
  const span = throws.pick('1 minute', '40 minutes', '3 hours', '12 hours', '2 days')
  await time.pass(span)
  return `${span} pass`
}

/** What may befall the leads, also while an agent thinks or a carrier is asked. */
export const anyTime: readonly NumberCommand[] = [
  ...[vendorTexts, vendorTexts, vendorTexts, vendorTexts, optOut, allowAgain, newLead, newPhone, edit, bulk],
  ...[move, move, override, merge, undo, undo, resolve, resolve, status, release, line],
  ...[ofLead('hold_lead', `, 'x'`), ofLead('release_lead'), ofLead('hold_for_care', `, 'sad'`)],
  ...[ofLead('take_over_lead'), ofLead('hand_back_lead'), ofLead('send_message', `, 'Hi it is Bob'`)],
]

/** What may befall them between two steps of ours. */
export const betweenSteps: readonly NumberCommand[] = [...anyTime, pass, pass, pass]
