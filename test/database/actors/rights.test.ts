import { expect } from 'vitest'
import { inTransaction } from '../../support/databases/database.ts'

const factsOfALead =
  'asking_price, bedrooms, condition, external_ref, id, property_address, property_postcode, property_type, source, vendor_email, vendor_name, vendor_phone'

/** Rules that an admin may add, change and remove, each as a whole. */
const rules =
  'agents, alert_channels, carrier_errors, common_answers, comparables, fall_through_kinds, flag_rules, handover_texts, lead_sources, message_templates, owner_rules, purchase_tax_bands, rights_rules, stage_outcomes, stage_required_fields, stage_timers, stage_transitions, stages, text_classes, true_words'

/** What each role may write by a plain statement; all else is done by functions, which ask first. */
const mayWrite: Record<string, Record<string, string>> = {
  pipeline_worker: {
    'insert vendor_leads': factsOfALead,
    'update vendor_leads': 'dead_reason, pipeline_stage, rejection_reason',
    'insert simulated_carrier': 'all',
    'update simulated_carrier': 'all',
  },
  pipeline_operator: {
    'insert vendor_leads': factsOfALead,
    'update vendor_leads':
      'archived_at, asking_price, bedrooms, bmv_score, condition, dead_reason, estimated_market_value, external_ref, offer_amount, pipeline_stage, property_address, property_postcode, property_type, rejection_reason, source, validation_passed, vendor_email, vendor_name, vendor_phone',
    'update deals':
      'agreed_price, completed_on, exchanged_on, expected_completion_on, expected_exchange_on, fall_through_kind, investor_name, legal_fees, reservation_fee, reserved_at, solicitor, sourcing_fee, vendor_identity_checked_at',
    'insert consents':
      'channel, given_at, given_by, names_us, proof, source, vendor_lead_id, wording, wording_version',
    'insert lead_phones': 'phone, vendor_lead_id',
    'delete lead_phones': 'all',
    'insert message_suppressions': 'phone, reason, source',
  },
  pipeline_admin: {
    ...Object.fromEntries(
      rules
        .split(', ')
        .flatMap((table) => ['insert', 'update', 'delete'].map((verb) => [`${verb} ${table}`, 'all'])),
    ),
    'insert alert_rules':
      'covered_by, enabled, ends_with_answer, ends_with_turn, ends_with_visit, escalates_after, message, repeats_every, severity, todo, type',
    'update alert_rules':
      'below_share, covered_by, enabled, ends_with_answer, ends_with_turn, ends_with_visit, escalates_after, holds_for, least_count, least_sample, least_share, message, repeats_every, severity, todo',
    'delete alert_rules': 'all',
    'update settings': 'all',
    'update delivery_rules': 'keep_days',
    'update figures': 'counts, least_cases, more_is_better, position, reported_in, target, target_is, title',
    'update retention_rules': 'counted_from, enabled, kept_for, legal_basis, what_happens',
    'update schedules': 'at_times, enabled, every, on_day, on_weekday, tries, waits_for',
    'update senders': 'segments_per_minute',
    'insert simulation_plan': 'all',
    'insert simulation_vendors': 'all',
  },
}

inTransaction('each role may write what is said here, and nothing else', async ({ db }) => {
  const { rows } = await db.query<{ role: string; deed: string; columns: string }>(
    `with rights as (
       select relname, grantee, lower(privilege_type) as verb, 'all' as columns
       from pg_class as tables, aclexplode(relacl)
       where relkind in ('r', 'p', 'v') and not relispartition
         and relnamespace in ('pipeline'::regnamespace, 'pipeline_private'::regnamespace, 'reporting'::regnamespace)
       union all
       select relname, grantee, lower(privilege_type), string_agg(attname, ', ' order by attname collate "C")
       from pg_class as tables
       join pg_attribute on attrelid = tables.oid and attnum > 0, aclexplode(attacl)
       where relnamespace in ('pipeline'::regnamespace, 'pipeline_private'::regnamespace, 'reporting'::regnamespace)
       group by relname, grantee, privilege_type
     )
     select grantee::regrole::text as role, verb || ' ' || relname as deed, min(columns) as columns
     from rights
     where verb in ('insert', 'update', 'delete', 'truncate') and grantee not in ('pipeline_owner'::regrole, 10)
     group by grantee, verb, relname`,
  )
  const found: typeof mayWrite = {}
  for (const { role, deed, columns } of rows) found[role] = { ...found[role], [deed]: columns }
  expect(found).toEqual(mayWrite)
})

/** Of what is shown to people, all but these; and of what is not, these. */
const mayRead: Record<string, { all_but?: string; besides?: string }> = {
  pipeline_viewer: {
    all_but: 'archives, audit_log, lead_reads, webhook_deliveries',
    besides:
      'database_purpose, lead_dues, lead_words, leads_past_limit, leads_with_people, missing_words, next_actions, open_plan, overdue_work, simulation, simulation_clock, simulation_plan, simulation_vendors, source_refusals, work_due, work_kinds, worker_states',
  },
  pipeline_worker: {
    all_but:
      'agent_parameters, api_tokens, changed_rules, dead_letters, lead_imports, notices, pipeline_metrics, user_sessions, users, workers',
    besides:
      'database_purpose, lead_words, leads_past_limit, missing_words, simulated_carrier, simulation, simulation_clock, simulation_plan, simulation_vendors, work_kinds, worker_states',
  },
  // Beside what viewers may, whose rights they have.
  pipeline_operator: { besides: 'audit_log' },
  pipeline_admin: {
    besides: 'archives, facts_of_moves, lead_reads, session_list, token_list, user_list, webhook_deliveries',
  },
  pipeline_server: {
    besides: 'applied_logic, applied_logic_files, applied_rule_releases, database_purpose, migration_digests',
  },
}

inTransaction('each role may read what is said here, and nothing else', async ({ db }) => {
  const { rows } = await db.query<{ role: string; all_but: string; besides: string }>(
    `select
       readers.rolname as role,
       string_agg(relname, ', ' order by relname collate "C") filter (where is_shown and not may_read) as all_but,
       string_agg(relname, ', ' order by relname collate "C") filter (where not is_shown and may_read) as besides
     from pg_roles as readers
     cross join lateral (
       select relname,
         relnamespace = 'pipeline'::regnamespace and readers.rolname in ('pipeline_viewer', 'pipeline_worker') as is_shown,
         exists (select from aclexplode(relacl) where grantee = readers.oid and privilege_type = 'SELECT') as may_read
       from pg_class
       where relkind in ('r', 'p', 'v', 'm') and not relispartition
         and relnamespace in ('pipeline'::regnamespace, 'pipeline_private'::regnamespace)
     ) as tables
     where readers.rolname = any ($1)
     group by readers.rolname`,
    [Object.keys(mayRead)],
  )
  const found = rows.map(({ role, ...said }) => [
    role,
    Object.fromEntries(Object.entries(said).filter(([, names]) => names !== null)),
  ])
  expect(Object.fromEntries(found)).toEqual(mayRead)
})

inTransaction(
  'analysts, and whoever runs the office, read every report and analysts nothing else',
  async ({ db }) => {
    const { rows } = await db.query<{ role: string; reports: boolean; others: boolean }>(
      `select rolname as role,
       bool_and(has_table_privilege(readers.oid, tables.oid, 'select')) filter (where relnamespace = 'reporting'::regnamespace) as reports,
       bool_or(has_table_privilege(readers.oid, tables.oid, 'select')) filter (where relnamespace <> 'reporting'::regnamespace) as others
     from pg_roles as readers, pg_class as tables
     where rolname in ('pipeline_analyst', 'pipeline_viewer', 'pipeline_worker') and relkind in ('r', 'p', 'v', 'm')
       and relnamespace in ('reporting'::regnamespace, 'pipeline'::regnamespace, 'pipeline_private'::regnamespace)
     group by rolname order by rolname`,
    )
    expect(rows).toEqual([
      { role: 'pipeline_analyst', reports: true, others: false },
      { role: 'pipeline_viewer', reports: true, others: true },
      { role: 'pipeline_worker', reports: true, others: true },
    ])
  },
)
