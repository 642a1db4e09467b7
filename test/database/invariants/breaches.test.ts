import { expect } from 'vitest'
import { inTransaction } from '../../support/databases/database.ts'
import { aLeadAt } from '../../support/leads.ts'
import { breachStory } from './breach_story.ts'
import { broken } from './broken.ts'

inTransaction('all is well with a lead at every stage', async ({ db }) => {
  const { rows } = await db.query<{ stage: string }>('select stage from pipeline.stages')
  for (const { stage } of rows) await aLeadAt(db, stage)
  expect(await broken(db)).toEqual([])
})

/** Breaks one thing behind the triggers' back; `$1` is a lead at OFFER_MADE with an open offer. */
const breaches: [invariant: string, deed: string][] = [
  [
    'history is one legal chain',
    `update pipeline.pipeline_events set to_stage = 'RETRY_3' where stage_visit = 2`,
  ],
  ['history is one legal chain', 'delete from pipeline.pipeline_events where stage_visit = 2'],
  [
    'history is one legal chain',
    `update pipeline.pipeline_events set from_stage = 'NEW_LEAD', to_stage = 'NEW_LEAD' where stage_visit = 2`,
  ],
  [
    'the event of a move says what the audit log says of it',
    `update pipeline.pipeline_events set actor = 'somebody else' where stage_visit = 2`,
  ],
  [
    'the event of a move says what the audit log says of it',
    `update pipeline.pipeline_events set reason = 'nicer words' where stage_visit = 2`,
  ],
  [
    'the lead stands where its last event says',
    `update pipeline.vendor_leads set pipeline_stage = 'VIDEO_SENT' where id = $1`,
  ],
  [
    'the lead stands where its last event says',
    'update pipeline.vendor_leads set stage_visit = 9 where id = $1',
  ],
  [
    'a live lead has something that will move it',
    'with runs as (delete from pipeline.agent_runs where vendor_lead_id = $1) delete from pipeline.lead_timers where vendor_lead_id = $1',
  ],
  ['whose turn it is goes with the stage', 'update pipeline.vendor_leads set turn = null where id = $1'],
  [
    'a timer belongs to the visit the lead is at',
    'update pipeline.lead_timers set stage_visit = 1 where vendor_lead_id = $1',
  ],
  [
    'the timer of a lead whose clock stands is frozen, and no other',
    `update pipeline.vendor_leads set held_at = now(), taken_over_by = 'x' where id = $1`,
  ],
  ['open work is booked', 'update pipeline.lead_timers set booked_at = null where vendor_lead_id = $1'],
  [
    'no timer is late',
    `update pipeline.lead_timers set due_at = now() - interval '11 minutes' where vendor_lead_id = $1`,
  ],
  [
    'an open run belongs to the visit the lead is at',
    `update pipeline.agent_runs set stage_visit = 1 where vendor_lead_id = $1 and status = 'queued'`,
  ],
  [
    'an uncertain or failed text was shown to a person',
    `update pipeline.lead_messages set status = 'uncertain', status_reason = 'x' where vendor_lead_id = $1`,
  ],
  [
    'nothing waits to be sent to a number that must not be texted',
    `insert into pipeline.message_suppressions (phone, reason, source, suppressed_by, created_at) select vendor_phone, 'person', 'x', 'x', now() + interval '1 s' from pipeline.vendor_leads where id = $1`,
  ],
  [
    'no text left after the vendor opted out',
    `with texts as (update pipeline.lead_messages set status = 'sending', sending_at = now(), lease_until = now() where vendor_lead_id = $1)
     insert into pipeline.message_suppressions (phone, reason, source, suppressed_by, created_at) select vendor_phone, 'person', 'x', 'x', now() - interval '1 s' from pipeline.vendor_leads where id = $1`,
  ],
  [
    'no text left at any number to a vendor who had opted out',
    `with texts as (update pipeline.lead_messages set status = 'sending', sending_at = now(), lease_until = now() where vendor_lead_id = $1)
     update pipeline.vendor_leads set opted_out_at = now() - interval '1 s' where id = $1`,
  ],
  [
    'no text of automation left while a hold stood or a person led',
    `with held as (
       insert into pipeline.pipeline_events (vendor_lead_id, event_type, actor_kind, actor, created_at)
       values ($1, 'lead_held', 'sql', 'x', now() - interval '1 s')
     )
     update pipeline.lead_messages set author = 'agent', status = 'sent', sending_at = now(), sent_at = now(), carrier = 'x', provider_message_id = 'x'
     where vendor_lead_id = $1`,
  ],
  [
    'no text of automation left after its lead had moved on',
    `update pipeline.lead_messages set author = 'agent', stage_visit = 1, status = 'sent', sending_at = now() + interval '1 s',
       sent_at = now() + interval '1 s', carrier = 'x', provider_message_id = 'x'
     where vendor_lead_id = $1`,
  ],
  [
    "a vendor's words are read by an agent or shown to a person",
    `insert into pipeline.lead_messages (vendor_lead_id, direction, purpose, body, status, phone, stage, stage_visit, author, provider_message_id)
     select id, 'inbound', 'reply', 'hello?', 'received', vendor_phone, pipeline_stage, stage_visit, 'vendor', 'x'
     from pipeline.vendor_leads where id = $1`,
  ],
  [
    'a text that is being sent comes to an end',
    `update pipeline.lead_messages set status = 'sending', sending_at = now(), lease_until = now() - interval '11 minutes' where vendor_lead_id = $1`,
  ],
  [
    'an offer stays within the market value',
    'update pipeline.vendor_leads set estimated_market_value = 149999 where id = $1',
  ],
  [
    'an offer is open only while the vendor may answer it',
    `update pipeline.vendor_leads set pipeline_stage = 'DEAD_LEAD', dead_reason = 'x' where id = $1`,
  ],
  [
    'who accepted has a deal, or a person was asked for it',
    `update pipeline.vendor_leads set pipeline_stage = 'COMPLETED' where id = $1`,
  ],
  [
    'a deal fell through exactly when its lead died',
    `with moved as (update pipeline.vendor_leads set pipeline_stage = 'OFFER_ACCEPTED' where id = $1)
     insert into pipeline.deals (vendor_lead_id, agreed_price, fell_through_at, fell_through_stage, fall_through_reason) values ($1, 1, now(), 'x', 'x')`,
  ],
  [
    'history is one legal chain',
    `update pipeline.pipeline_events set actor_kind = 'agent', from_stage = 'DEAL_VALIDATION', to_stage = 'AI_CONVERSATION' where stage_visit = 4`,
  ],
  [
    'a timer counts for the side whose turn it is',
    `update pipeline.vendor_leads set turn = 'vendor' where id = $1`,
  ],
  [
    'next_retry_at is when the timer of a retry stage is due',
    'update pipeline.vendor_leads set next_retry_at = now() where id = $1',
  ],
  [
    'a vendor who waits for an answer does not have the turn',
    `with texts as (
       insert into pipeline.lead_messages (vendor_lead_id, direction, purpose, body, status, phone, author, provider_message_id)
       values ($1, 'inbound', 'reply', 'hello?', 'received', '+447700900000', 'vendor', 'SMx')
     ), runs as (update pipeline.agent_runs set status = 'cancelled', finished_at = now() where vendor_lead_id = $1)
     update pipeline.vendor_leads set turn = 'vendor' where id = $1`,
  ],
  [
    'what was asked about an earlier visit is closed',
    `insert into pipeline.review_items (vendor_lead_id, kind, reason, stage_visit) values ($1, 'agent_doubted', 'x', 2)`,
  ],
  [
    'an unsent text belongs to the visit the lead is at',
    `update pipeline.lead_messages set author = 'agent', stage_visit = 1 where vendor_lead_id = $1`,
  ],
  [
    'a text has what its status says',
    `update pipeline.lead_messages set sent_at = now() where vendor_lead_id = $1`,
  ],
  [
    'an offer stays within its ceiling, its rounds and what its agent may do',
    'update pipeline.offers set round = 4 where vendor_lead_id = $1',
  ],
  [
    'an offer stays within its ceiling, its rounds and what its agent may do',
    `update pipeline.offers set agent_run_id = (select id from pipeline.agent_runs where agent = 'sms_agent' and vendor_lead_id = $1 limit 1) where vendor_lead_id = $1`,
  ],
  [
    'the offer on the table is the offer of its lead',
    'update pipeline.vendor_leads set offer_amount = 140000 where id = $1',
  ],
  ['every guard is as released', 'drop index pipeline.one_open_run_per_agent_and_visit'],
  ['every guard is as released', 'drop index pipeline.one_open_alert_per_type_and_scope'],
  ['every guard is on duty', 'alter table pipeline.vendor_leads disable trigger _200_enforce_stage'],
  ['every guard is as released', 'drop trigger _500_audit_update on pipeline.vendor_leads'],
  ['every guard is as released', 'alter table pipeline.vendor_leads disable trigger _200_enforce_stage'],
  [
    'every guard is as released',
    `do $$ begin execute replace(
       pg_get_functiondef('pipeline_private.refuse_move'::regproc), 'raise exception using', 'return; raise exception using'
     ); end $$`,
  ],
  ['every guard is as released', 'alter function pipeline.request_transition security invoker'],
  ['every guard is as released', 'alter table pipeline.message_suppressions drop constraint phone_is_e164'],
  ['every guard is as released', 'alter domain pipeline.turn drop constraint turn_is_known'],
  [
    'every guard is as released',
    `create trigger _150_let_it_pass before update on pipeline.vendor_leads
     for each row when (new.bedrooms = 99) execute function suppress_redundant_updates_trigger()`,
  ],
  [
    'a job that cannot be done was shown to a person',
    `select graphile_worker.permanently_fail_jobs(array(select id from graphile_worker.jobs limit 1), 'x')`,
  ],
  [
    'a run that failed for good was shown to a person',
    `update pipeline.agent_runs set status = 'dead', error = 'x', finished_at = now() where vendor_lead_id = $1 and status = 'queued'`,
  ],
  [
    'the audit log is whole and every row is as it says',
    'update pipeline.vendor_leads set bedrooms = 7 where id = $1',
  ],
  [
    'an open run belongs to the visit the lead is at',
    `update pipeline.agent_runs set stage = 'NEW_LEAD' where vendor_lead_id = $1 and status = 'queued'`,
  ],
  [
    'a run that is at work comes to an end',
    `update pipeline.agent_runs set status = 'running', run_token = gen_random_uuid(), started_at = now(), lease_until = now() - interval '11 minutes' where vendor_lead_id = $1 and status = 'queued'`,
  ],
  [
    'a timer is one that the rules know',
    `update pipeline.lead_timers set name = 'of_nobody' where vendor_lead_id = $1`,
  ],
  [
    'an accepted offer has its deal',
    `update pipeline.offers set status = 'accepted', sent_at = now(), closed_at = now() where vendor_lead_id = $1`,
  ],
  [
    'who looks after a lead may',
    `with gone as (
       insert into pipeline_private.users (name, role, password_hash, disabled_at)
       values ('gone', 'operator', '$argon2id$nobody knows it', now()) returning name
     )
     insert into pipeline.lead_owners (vendor_lead_id, owner, assigned_by) select $1, gone.name, 'x' from gone`,
  ],
  [
    'leads that came were handed out',
    'insert into pipeline_private.leads_to_hand_out (lead_ids) values (array[$1::uuid])',
  ],
  ['what everything rests on is there', 'delete from pipeline.settings'],
  ['what everything rests on is there', 'delete from pipeline_private.send_pace'],
  ['a lead is found by what is known of it', `update pipeline_private.lead_words set words = 'QformerQ'`],
  ['what everything rests on is there', 'delete from pipeline_private.figures_mark'],
  [
    'a text has what its status says',
    `update pipeline.lead_messages set status = 'sending', sending_at = null, lease_until = now() where vendor_lead_id = $1`,
  ],
  [
    "what is a lead's own is of no other lead",
    `with other as (
       insert into pipeline.agent_runs (vendor_lead_id, stage, stage_visit, agent, purpose, status, finished_at)
       select uuidv7(), 'NEW_LEAD', 1, 'sms_agent', 'x', 'cancelled', now() returning id
     )
     update pipeline.lead_messages set agent_run_id = other.id from other where vendor_lead_id = $1`,
  ],
  [
    "what is a lead's own is of no other lead",
    `with other as (
       insert into pipeline.lead_messages (direction, purpose, body, status, phone, author, vendor_lead_id)
       values ('inbound', 'reply', 'hello?', 'received', '+447700900000', 'vendor', uuidv7()) returning id
     )
     update pipeline.offers set message_id = other.id from other where vendor_lead_id = $1`,
  ],
  [
    'nothing is of a visit that has not been',
    `update pipeline.agent_runs set stage_visit = 50, status = 'cancelled', finished_at = now() where vendor_lead_id = $1`,
  ],
  [
    'nothing is of a visit that has not been',
    'update pipeline.lead_messages set stage_visit = 50 where vendor_lead_id = $1',
  ],
  [
    'every guard is as released',
    `create or replace view pipeline_private.broken_texts as
     select 'x' as invariant, null::uuid as vendor_lead_id, null::jsonb as detail where false`,
  ],
  ['every guard is as released', 'grant update (actor) on pipeline.audit_log to pipeline_worker'],
  ['every guard is as released', 'grant delete on pipeline.pipeline_events to pipeline_admin'],
  ['every guard is as released', 'grant execute on function pipeline_private.rebuild_figures() to public'],
  ['every guard is as released', 'alter table pipeline.vendor_leads disable row level security'],
  [
    'every guard is as released',
    'create policy anybody on pipeline.vendor_leads for all to public using (true)',
  ],
  ['every guard is as released', 'grant pipeline_owner to pipeline_worker'],
  ['every guard is as released', 'grant pipeline_queue to pipeline_worker'],
  [
    'every guard is as released',
    `create or replace function graphile_worker.remove_job(job_key text) returns graphile_worker._private_jobs
     strict language sql as 'select null::graphile_worker._private_jobs'`,
  ],
  ['every guard is as released', 'alter role pipeline_server bypassrls'],
  ['every guard is as released', 'grant pg_read_server_files to pipeline_viewer'],
  ['every guard is as released', 'grant set on parameter session_replication_role to pipeline_operator'],
  ['every guard is as released', `alter role pipeline_worker set session_replication_role = 'replica'`],
  ['every guard is as released', 'create rule nope as on update to pipeline.deals do instead nothing'],
  ['every guard is as released', `alter table pipeline.vendor_leads alter column source set default 'x'`],
  ['every guard is as released', 'create table pipeline.extra (a int)'],
  [
    'every guard is as released',
    `create function public.nobody_looks() returns void language sql security definer as 'select';
     alter function public.nobody_looks() owner to pipeline_owner`,
  ],
]

for (const [invariant, deed] of breaches) {
  breachStory(`“${invariant}” notices: ${deed.split('\n')[0]}`, async ({ breach }) => {
    const { db, lead } = breach
    await db.query(deed, deed.includes('$1') ? [lead] : [])
    expect(await broken(db)).toContain(invariant)
  })
}
