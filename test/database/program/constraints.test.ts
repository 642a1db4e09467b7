import { describe, expect } from 'vitest'
import { inTransaction } from '../../support/databases/database.ts'
import { aLeadAt } from '../../support/leads.ts'

/** Whoever writes it, even the owner. $1 is a lead with an offer, and $2 one with a deal. */
describe('no row may say', () => {
  inTransaction.for([
    [
      'that an offer above its ceiling needs no reason',
      `insert into pipeline.offers (vendor_lead_id, round, amount, ceiling) values ($1, 9, 200000, 100000)`,
      'amount_is_within_the_ceiling',
    ],
    [
      'that nothing was offered',
      `insert into pipeline.offers (vendor_lead_id, round, amount, ceiling) values ($1, 9, 0, 100000)`,
      'amount_is_within_the_ceiling',
    ],
    [
      'that there were two offers of one round',
      `insert into pipeline.offers (vendor_lead_id, round, amount, ceiling, status)
       select $1, generate_series / generate_series + 7, 1000, 2000, 'lapsed' from generate_series(1, 2)`,
      'one_offer_per_round',
    ],
    [
      'that a deal fell through nowhere',
      `update pipeline.deals set fell_through_at = now(), fall_through_reason = 'x' where vendor_lead_id = $2`,
      'fall_through_says_where_and_why',
    ],
    [
      'that a deal fell through for no reason',
      `update pipeline.deals set fell_through_at = now(), fell_through_stage = 'OFFER_ACCEPTED' where vendor_lead_id = $2`,
      'fall_through_says_where_and_why',
    ],
    [
      'that a lead stands somewhere which is none',
      `insert into pipeline_private.lead_standings (vendor_lead_id, stage, entered_on) values (uuidv7(), 'NEW_LEAD', '2026-01-01')`,
      'lead_standings_vendor_lead_id_fkey',
    ],
    [
      'that a tax is another than those we know',
      `insert into pipeline.purchase_tax_bands values ('window_tax', '2026-01-01', 0, 0.1)`,
      'tax_is_known',
    ],
    [
      'that a tax takes more than there is',
      `insert into pipeline.purchase_tax_bands values ('sdlt_standard', '2026-01-01', 0, 1.1)`,
      'rate_is_a_share',
    ],
    [
      'that a token has a name of 101 letters',
      `with somebody as (
         insert into pipeline_private.users (name, role, password_hash) values ('ada', 'viewer', '$argon2id$x') returning id
       )
       insert into pipeline_private.api_tokens (token_hash, user_id, name, role, expires_at)
       select decode(repeat('00', 32), 'hex'), id, repeat('x', 101), 'viewer', now() from somebody`,
      'token_name_is_short',
    ],
    [
      'that two tokens have one secret',
      `with somebody as (
         insert into pipeline_private.users (name, role, password_hash) values ('ada', 'viewer', '$argon2id$x') returning id
       )
       insert into pipeline_private.api_tokens (token_hash, user_id, name, role, expires_at)
       select decode(repeat('00', 32), 'hex'), id, 'crm', 'viewer', now() from somebody, generate_series(1, 2)`,
      'one_token_per_hash',
    ],
    [
      'that two vendors of a simulation have one lead',
      `insert into pipeline_private.simulation_vendors (number, persona, vendor_lead_id) values (1, '{}', $1), (2, '{}', $1)`,
      'one_vendor_per_lead',
    ],
    [
      'that a simulation has no vendors',
      `insert into pipeline_private.simulation (seed, vendors, begins_at) values (1, 0, now())`,
      'there_is_a_vendor',
    ],
    [
      'that a vendor of a simulation is nobody',
      `insert into pipeline_private.simulation_vendors (number, persona) values (0, '{}')`,
      'number_counts_from_one',
    ],
    [
      'that a condition has two open alerts',
      `insert into pipeline.alerts (type, scope, severity, message)
       select 'AGENT_FAILURE', 'x', 'HIGH', 'x' from generate_series(1, 2)`,
      'one_open_alert_per_type_and_scope',
    ],
    [
      'that two archives lie in one file',
      `insert into pipeline.archives (id, log, path, row_count, bytes, sha256, first_at, last_at)
       select uuidv7(), 'agent_runs', 'runs/1.jsonl.gz', 1, 1, repeat('0', 64), now(), now() from generate_series(1, 2)`,
      'one_archive_per_path',
    ],
    [
      'that an archive ends before it begins',
      `insert into pipeline.archives (id, log, path, row_count, bytes, sha256, first_at, last_at)
       values (uuidv7(), 'agent_runs', 'runs/1.jsonl.gz', 1, 1, repeat('0', 64), now(), now() - interval '1 s')`,
      'archive_begins_before_it_ends',
    ],
    [
      'that an archive holds nothing',
      `insert into pipeline.archives (id, log, path, row_count, bytes, sha256, first_at, last_at)
       values (uuidv7(), 'agent_runs', 'runs/1.jsonl.gz', 0, 1, repeat('0', 64), now(), now())`,
      'archive_holds_rows',
    ],
    [
      'that two stages stand in one place',
      'update pipeline.stages set position = (select min(others.position) from pipeline.stages as others)',
      'one_stage_per_position',
    ],
    [
      'that leads begin at two stages',
      `update pipeline.stages set is_initial = true where stage in ('NEW_LEAD', 'AI_CONVERSATION')`,
      'there_is_one_initial_stage',
    ],
    [
      'that two timers of a stage ring at one time',
      `insert into pipeline.stage_timers
       select (jsonb_populate_record(timers, '{"name": "again"}')).* from pipeline.stage_timers as timers
       where timers.stage = 'OFFER_MADE' order by timers.name limit 1`,
      'one_timer_at_a_time',
    ],
    [
      'that two users are one person elsewhere',
      `insert into pipeline_private.users (name, role, oidc_issuer, oidc_subject)
       values ('ada', 'viewer', 'https://login.example.com', '1'), ('bob', 'viewer', 'https://login.example.com', '1')`,
      'one_user_per_identity',
    ],
    [
      'that two users come in by one link',
      `insert into pipeline_private.users (name, role, link_hash, link_expires_at)
       select name, 'viewer', decode(repeat('00', 32), 'hex'), now() from unnest(array['ada', 'bob']) as name`,
      'users_link',
    ],
    [
      'that two sessions have one name',
      `with somebody as (
         insert into pipeline_private.users (name, role, password_hash) values ('ada', 'viewer', '$argon2id$x') returning id
       )
       insert into pipeline_private.user_sessions (id_hash, id, user_id, expires_at)
       select sha256(nth::text::bytea), uuid_nil, id, now()
       from somebody, generate_series(1, 2) as nth, (select '00000000-0000-0000-0000-000000000000'::uuid) as nil (uuid_nil)`,
      'one_session_per_id',
    ],
    [
      'that two senders are in use',
      `insert into pipeline.senders (sender, carrier, in_use_since)
       select name, 'twilio', now() from unnest(array['MG1', 'MG2']) as name`,
      'one_sender_is_in_use',
    ],
    [
      'that the same texts are stopped twice',
      `insert into pipeline.text_stops (scope, reason, stopped_by) select 'all', 'x', 'ada' from generate_series(1, 2)`,
      'one_stop_stands_for_a_scope',
    ],
    [
      'that a lead is rung twice for one thing',
      `insert into pipeline.planned_calls (vendor_lead_id, due_at, caller, planned_by)
       select $1, now(), 'ada', 'ada' from generate_series(1, 2)`,
      'one_planned_call_per_lead',
    ],
    [
      'that somebody has two open drafts for a vendor',
      `insert into pipeline.drafts (vendor_lead_id, body, written_by) select $1, 'Hello', 'ada' from generate_series(1, 2)`,
      'one_open_draft_per_writer',
    ],
    [
      'that an outcome brings a text that there is not',
      `update pipeline.stage_outcomes set template = 'unheard_of' where stage = 'OFFER_MADE'`,
      'stage_outcomes_template_fkey',
    ],
    [
      'that a lead has two offers open',
      `insert into pipeline.offers (vendor_lead_id, round, amount, ceiling)
       select $1, nth, 1000, 2000 from generate_series(8, 9) as nth`,
      'one_open_offer_per_lead',
    ],
    [
      'that a lead came to a stage twice by one move',
      `insert into pipeline.pipeline_events (vendor_lead_id, event_type, to_stage, stage_visit, actor_kind, actor)
       select vendor_lead_id, event_type, to_stage, stage_visit, actor_kind, actor
       from pipeline.pipeline_events where vendor_lead_id = $1 and event_type = 'stage_change' and stage_visit = 1`,
      'one_stage_change_per_visit',
    ],
    [
      'that a schedule does one thing twice at a time',
      `insert into pipeline.schedule_runs (schedule, asked_by, reason, due_at, started_at)
       select 'update_metrics', 'ada', 'x', now(), now() from generate_series(1, 2)`,
      'one_run_of_a_schedule_at_a_time',
    ],
    [
      'that an act on many leads is taken back by two at a time',
      `with act as (
         insert into pipeline.bulk_acts (verb, reason, to_stage, chosen_by_hand, status, finished_at, asked_by, actor_kind, actor, login)
         values ('move', 'x', 'DEAD_LEAD', true, 'finished', now(), 'ada', 'sql', 'ada', 'ada') returning id
       )
       insert into pipeline.bulk_acts (verb, reason, undoes, chosen_by_hand, look_at, asked_by, actor_kind, actor, login)
       select 'undo', 'x', id, true, now(), 'ada', 'sql', 'ada', 'ada' from act, generate_series(1, 2)`,
      'one_undo_at_a_time',
    ],
    [
      'that a channel is told of a report twice',
      `insert into pipeline.alert_deliveries (channel, kind, report_kind, report_day, goes_alone)
       select 'email', 'raised', 'daily', '2026-01-01', true from generate_series(1, 2)`,
      'one_delivery_of_a_report',
    ],
    [
      'that a channel is told twice that an alert was raised',
      `insert into pipeline.alert_deliveries (alert_id, channel, kind)
       select '00000000-0000-0000-0000-000000000000', 'email', 'raised' from generate_series(1, 2)`,
      'one_notice_of_a_kind',
    ],
    [
      'that a channel is reminded of an alert twice at a time',
      `insert into pipeline.alert_deliveries (alert_id, channel, kind)
       select '00000000-0000-0000-0000-000000000000', 'email', 'repeated' from generate_series(1, 2)`,
      'one_repetition_at_a_time',
    ],
    [
      'that a model answered one question twice',
      `insert into pipeline_private.model_calls (
         id, vendor_lead_id, agent_run_id, request_hash, provider, model, prompt, asked, began_at, most_pence, answer
       )
       select uuidv7(), $1, uuidv7(), repeat('0', 64), 'anthropic', 'x', 'x', '{}', now(), 1, '{}' from generate_series(1, 2)`,
      'one_answer_for_a_request',
    ],
    [
      'that an agent has a name of two words',
      `insert into pipeline.agents (agent, title) values ('two words', 'Two')`,
      'agent_is_a_name',
    ],
    ['that the company has no name', `update pipeline.settings set company_name = ' '`, 'company_has_a_name'],
    [
      'that two facts stand in one place',
      'update pipeline_private.lead_facts set position = 1',
      'lead_facts_position_key',
    ],
    [
      'that two facts are called the same',
      `update pipeline_private.lead_facts set label = 'price'`,
      'lead_facts_label_key',
    ],
    [
      'that a row is two kinds of work',
      `update pipeline_private.work_kinds set relation = 'pipeline.agent_runs'`,
      'work_kinds_relation_key',
    ],
  ] as const)('%s', async ([, statement, constraint], { db }) => {
    let given: string = statement
    for (const [sign, stage] of [['$1', 'OFFER_MADE'] as const, ['$2', 'OFFER_ACCEPTED'] as const]) {
      if (given.includes(sign)) given = given.replaceAll(sign, `'${await aLeadAt(db, stage)}'`)
    }
    await expect(db.query(given)).rejects.toMatchObject({ constraint })
  })
})
