create or replace view pipeline.data_issues as
  select
    leads.id as vendor_lead_id, 'phone_missing'::text as issue, leads.pipeline_stage as stage, null::numeric as offer_amount,
    null::numeric as estimated_market_value, null::timestamptz as last_activity_at, null::interval as inactive_after
  from pipeline.message_suppressions as known
  join pipeline.vendor_leads as leads on leads.vendor_phone = known.phone
  where leads.turn is not null and known.reason in ('wrong_number', 'cannot_be_texted') and leads.archived_at is null
  union all
  select leads.id, 'name_missing', leads.pipeline_stage, null, null, null, null
  from pipeline.vendor_leads as leads
  where leads.turn is not null and leads.vendor_name is null and leads.archived_at is null
  union all
  select leads.id, 'offer_above_value', leads.pipeline_stage, leads.offer_amount::numeric, leads.estimated_market_value::numeric, null, null
  from pipeline.vendor_leads as leads
  where leads.turn is not null and leads.offer_amount > leads.estimated_market_value and leads.archived_at is null
  union all
  select
    leads.id, 'no_activity', leads.pipeline_stage, null, null,
    greatest(
      leads.stage_entered_at, leads.last_contact_at, leads.last_inbound_at, leads.last_outbound_at,
      (select max(notes.written_at) from pipeline.notes as notes where notes.vendor_lead_id = leads.id),
      (select deals.updated_at from pipeline.deals as deals where deals.vendor_lead_id = leads.id)
    ),
    clocks.inactive_after
  -- Counted back once for each stage, not once for each lead.
  from (
    select stages.stage, stages.inactive_after, pipeline_private.later(pipeline.now(), - stages.inactive_after) as since
    from pipeline.stages as stages
    where stages.inactive_after is not null
    offset 0
  ) as clocks
  join pipeline.vendor_leads as leads
    on leads.pipeline_stage = clocks.stage and leads.stage_entered_at < clocks.since
    -- Said once more so that an index finds them.
    and leads.pipeline_stage = any (array(select clocked.stage from pipeline.stages as clocked where clocked.inactive_after is not null))
    and leads.stage_entered_at < (select pipeline_private.later(pipeline.now(), - min(clocked.inactive_after)) from pipeline.stages as clocked)
    and greatest(leads.last_contact_at, leads.last_inbound_at, leads.last_outbound_at, '-infinity') < clocks.since
  -- When it was is asked for the leads that are listed, and not to count them.
  where leads.turn is not null and leads.archived_at is null and leads.held_at is null
    and not exists (
      select from pipeline.notes as notes where notes.vendor_lead_id = leads.id and notes.written_at >= clocks.since
    )
    and not exists (
      select from pipeline.deals as deals where deals.vendor_lead_id = leads.id and deals.updated_at >= clocks.since
    );

comment on view pipeline.data_issues is
  'What is wrong with the data of leads at stages that are no end: a row for each lead and issue. A market value below the asking price is none: that is a finding.';
comment on column pipeline.data_issues.vendor_lead_id is 'The lead.';
comment on column pipeline.data_issues.issue is 'phone_missing: its only number is known to be another''s or to take no texts (no lead is without one). name_missing. offer_above_value: both are known. no_activity: no move, text, call, note or step of its deal for longer than its stage allows; whoever only corrects a fact gives no sign of life, and a lead on hold waits as it is to.';
comment on column pipeline.data_issues.stage is 'Where it stands.';
comment on column pipeline.data_issues.offer_amount is 'The offer that is above the value, in GBP; null for other issues.';
comment on column pipeline.data_issues.estimated_market_value is 'That value, in GBP; null for other issues.';
comment on column pipeline.data_issues.last_activity_at is 'The last sign of life; null unless that is the issue.';
comment on column pipeline.data_issues.inactive_after is 'How long its stage allows; null unless that is the issue.';

-- Without these settings a planner that has seen few stages reads all leads for the few that live.
create or replace function pipeline_private.standing_issues()
  returns setof pipeline.data_issues
  language sql
  stable
  rows 100
  set enable_seqscan = off
  set enable_sort = off
  set jit = off
as $$
  select * from pipeline.data_issues
$$;

comment on function pipeline_private.standing_issues is 'What is wrong with the data of leads now: data_issues, for whoever reads all of it.';

create or replace function pipeline.data_issue_counts()
  returns setof pipeline.data_issue_count
  language sql
  stable
  rows 5
  set enable_seqscan = off
  set enable_sort = off
  set work_mem = '64MB'
  set jit = off
as $$
  select kinds.issue, kinds.leads::integer
  from (
    select
      count(*) as all_leads, count(*) filter (where leads.has_no_phone) as without_phone, count(*) filter (where leads.has_no_name) as without_name,
      count(*) filter (where leads.is_above_value) as above_value, count(*) filter (where leads.is_inactive) as inactive
    from (
      select
        bool_or(issues.issue = 'phone_missing') as has_no_phone, bool_or(issues.issue = 'name_missing') as has_no_name,
        bool_or(issues.issue = 'offer_above_value') as is_above_value, bool_or(issues.issue = 'no_activity') as is_inactive
      from pipeline.data_issues as issues
      group by issues.vendor_lead_id
    ) as leads
  ) as sums
  cross join lateral (
    values (1, null, sums.all_leads), (2, 'phone_missing', sums.without_phone), (3, 'name_missing', sums.without_name),
      (4, 'offer_above_value', sums.above_value), (5, 'no_activity', sums.inactive)
  ) as kinds (position, issue, leads)
  order by kinds.position
$$;

comment on function pipeline.data_issue_counts is 'How many leads have an issue of their data now, and how many each. The leads themselves: data_issues.';

create or replace function pipeline_private.count_leads_with_issues(up_to integer)
  returns integer
  language sql
  stable
  set enable_seqscan = off
  set enable_bitmapscan = off
  set enable_hashjoin = off
  set enable_mergejoin = off
  set jit = off
as $$
  select least(count(distinct issues.vendor_lead_id), count_leads_with_issues.up_to)::integer
  -- A lead has each of the four issues at most once.
  from (select known.vendor_lead_id from pipeline.data_issues as known limit 4 * count_leads_with_issues.up_to) as issues
$$;

comment on function pipeline_private.count_leads_with_issues is 'How many leads have an issue of their data now; so many are so many or more.';

grant select on pipeline.data_issues to pipeline_viewer, pipeline_worker;
grant execute on function pipeline.data_issue_counts to pipeline_viewer, pipeline_worker;
grant execute on function pipeline_private.count_leads_with_issues to pipeline_viewer;
