create or replace view pipeline_private.broken_bulk_acts as
  select 'a bulk act counts what became of its leads' as invariant, null::uuid as vendor_lead_id,
    jsonb_build_object('actId', acts.id, 'done', acts.done, 'refused', acts.refused, 'undone', acts.undone) as detail
  from pipeline.bulk_acts as acts
  cross join lateral (
    select
      count(*) filter (where rows.outcome = 'done') as done, count(*) filter (where rows.outcome = 'refused') as refused,
      count(rows.undone_at) as undone, count(*) filter (where rows.outcome = 'waiting') as waiting
    from (
      select leads.act_id, leads.outcome, leads.undone_at from pipeline.bulk_act_leads as leads where leads.act_id = acts.id
      union all
      select items.act_id, items.outcome, items.undone_at from pipeline.bulk_act_items as items where items.act_id = acts.id
    ) as rows
  ) as counts
  where (acts.finished_at is null or acts.finished_at > pipeline_private.later(pipeline.now(), interval '-1 day'))
    -- Leads that are erased take their rows along.
    and (
      acts.done < counts.done or acts.refused < counts.refused or acts.undone < counts.undone
      or acts.finished_at is not null and counts.waiting > 0
      or acts.status = 'running' and counts.waiting = 0
    );

comment on view pipeline_private.broken_bulk_acts is 'Acts for many leads whose figures are not what became of the leads, and that do not end with the last of them; of those that are over, the last day''s.';
