-- One ledger of all that the pipeline will do by itself. The conditions of each branch are those of an index of what is
-- open, so a limit on due_at or retake_at reads no more than it finds.
create or replace view pipeline_private.open_work_of_leads as
  select
    'lead_timer' as task, 'waiting' as state, timers.vendor_lead_id as id, timers.vendor_lead_id, timers.stage::text as stage, timers.due_at::timestamptz as due_at, timers.booked_at,
    null::timestamptz as retake_at, (pipeline_private.job_of(timers)).payload::jsonb as payload,
    format('timer %s', timers.name) as detail
  from pipeline.lead_timers as timers
  union all
  select
    'run_agent', 'waiting', runs.id, runs.vendor_lead_id, runs.stage::text, runs.next_attempt_at::timestamptz, runs.booked_at,
    null, (pipeline_private.job_of(runs)).payload::jsonb, format('%s, attempt %s', runs.agent, runs.attempt)
  from pipeline.agent_runs as runs
  join pipeline.vendor_leads as leads on leads.id = runs.vendor_lead_id
  where runs.status = 'queued' and pipeline_private.due_at(leads, runs) is not null
  union all
  select
    'run_agent', 'under way', runs.id, runs.vendor_lead_id, runs.stage::text, runs.next_attempt_at::timestamptz, runs.booked_at,
    case when pipeline_private.may_run(leads, runs) then runs.lease_until::timestamptz end,
    (pipeline_private.job_of(runs)).payload::jsonb, format('%s, attempt %s', runs.agent, runs.attempt)
  from pipeline.agent_runs as runs
  join pipeline.vendor_leads as leads on leads.id = runs.vendor_lead_id
  where runs.status = 'running'
  union all
  select
    'send_message', 'waiting', messages.id, messages.vendor_lead_id, messages.stage::text, messages.not_before::timestamptz, messages.booked_at,
    null, (pipeline_private.job_of(messages)).payload::jsonb, format('text %s', messages.purpose)
  from pipeline.lead_messages as messages
  join pipeline.vendor_leads as leads on leads.id = messages.vendor_lead_id
  where messages.status = 'queued' and pipeline_private.due_at(leads, messages) is not null
  union all
  select
    'send_message', 'under way', messages.id, messages.vendor_lead_id, messages.stage::text, messages.not_before::timestamptz, messages.booked_at,
    messages.lease_until::timestamptz, (pipeline_private.job_of(messages)).payload::jsonb, format('text %s', messages.purpose)
  from pipeline.lead_messages as messages
  where messages.status = 'sending';

comment on view pipeline_private.open_work_of_leads is 'Timers, runs and texts: see open_work.';

-- Kinds whose rows all go alike follow, as they are in work_kinds.
do $do$
begin
  execute 'create or replace view pipeline_private.open_work as select * from pipeline_private.open_work_of_leads' || (
    select string_agg(
      pipeline_private.filled_in(
        $$
          union all
          select
            '{1}', 'waiting', {2}, null, null, work.{3}, work.booked_at,
            null, (pipeline_private.job_of(work)).payload::jsonb, {4}
          from {5} as work
          where {6}
        $$,
        array[kinds.task, case kinds.key when 'id' then 'work.id' else 'null' end, kinds.due, kinds.detail, kinds.relation, kinds.waiting]
      ),
      ''
      order by kinds.task
    )
    from pipeline_private.work_kinds as kinds
    where kinds.priority is not null
  );
end
$do$;

comment on view pipeline_private.open_work is
  'Everything that the pipeline will do by itself, and by which task, see work_kinds. due_at: since when it may be done, by the business clock; null for the timer of a held lead, and for one that came while its clock stood. retake_at: when another worker may take over what is under way, by the real clock; null when none may. booked_at: when a job looks at it, by the clock of due_at for what waits, by that of retake_at for what is under way; null when none will. payload: what its job carries. id: of the run or the text; of the lead for a timer. No lead: a text of the inbox, which is about whatever lead its number has when it is taken up.';

create or replace view pipeline_private.work_due as
  select work.task, work.state, work.id, work.vendor_lead_id, work.stage, work.due_at, work.detail
  from pipeline_private.open_work as work
  where work.state = 'under way' or work.due_at <= pipeline.now();

comment on view pipeline_private.work_due is 'What the pipeline should be doing now: timers that are due, runs and texts due or under way, vendors'' texts that wait in the inbox. Held leads have none.';

create or replace view pipeline_private.overdue_work as
  select work.task, work.vendor_lead_id, work.stage, work.due_at, work.detail
  from pipeline_private.work_due as work
  where work.state = 'waiting' and work.due_at < pipeline.now() - interval '5 minutes';

comment on view pipeline_private.overdue_work is 'What has been due for so long that something is wrong: doctor, the page of workers and the sign of life tell of it.';

create or replace function pipeline_private.due_work()
  returns bigint
  language sql
  stable
  security definer
as $$
  select count(*) from pipeline_private.work_due
$$;

comment on function pipeline_private.due_work is 'How much the pipeline has to do at this moment of its clock; 0 is quiet.';

grant select on pipeline_private.work_due, pipeline_private.overdue_work to pipeline_viewer;
grant execute on function pipeline_private.due_work to pipeline_viewer, pipeline_worker;
