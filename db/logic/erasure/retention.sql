create or replace function pipeline_private.past_retention(kind text, most integer default null, kept_for interval default null)
  returns table (id uuid)
  language sql
  stable
  rows 100
as $$
  select found.id
  from (
    select rules.kind, coalesce(past_retention.kept_for, rules.kept_for) as kept_for
    from pipeline.retention_rules as rules
    where rules.kind = past_retention.kind
  ) as rule
  cross join lateral (
    (
      select leads.id, greatest(leads.stage_entered_at, leads.last_contact_at) as since
      from pipeline.vendor_leads as leads
      where leads.pipeline_stage = case rule.kind when 'dead_leads' then 'DEAD_LEAD' when 'completed_leads' then 'COMPLETED' end
        and leads.stage_entered_at < pipeline_private.later(pipeline.now(), - rule.kept_for)
        and coalesce(leads.last_contact_at, '-infinity') < pipeline_private.later(pipeline.now(), - rule.kept_for)
        and not exists (select from pipeline.erasures as known where known.vendor_lead_id = leads.id)
        -- A person is at it.
        and not exists (select from pipeline.review_items as items where items.vendor_lead_id = leads.id and items.resolved_at is null)
        and not exists (
          select from pipeline.rights_requests as requests where requests.vendor_lead_id = leads.id and requests.settled_at is null
        )
      order by leads.stage_entered_at
      limit most
    )
    union all
    (
      select texts.id, texts.created_at
      from pipeline.lead_messages as texts
      where rule.kind = 'unplaced_texts' and texts.vendor_lead_id is null
        and texts.created_at < pipeline_private.later(pipeline.now(), - rule.kept_for)
        and not exists (
          select from pipeline.review_items as items where (items.message_id = texts.id or items.about = texts.phone) and items.resolved_at is null
        )
      order by texts.created_at
      limit most
    )
  ) as found
$$;

comment on function pipeline_private.past_retention is 'Leads or texts of this kind that have been kept for long enough, or for so long; so many at most, null: all. None about which a person is asked.';

create or replace function pipeline.retention_states()
  returns setof pipeline.retention_state
  language sql
  stable
  security definer
  rows 10
as $$
  select
    rules.kind, rules.title, rules.kept_for, rules.enabled, (select count(*)::integer from pipeline_private.past_retention(rules.kind))
  from pipeline.retention_rules as rules
  order by rules.kind
$$;

comment on function pipeline.retention_states is 'Each kind of personal data, for how long it is kept, and how many of it would be erased now: look at it before a rule is switched on.';

grant execute on function pipeline.retention_states to pipeline_viewer, pipeline_worker;

create or replace function pipeline_private.apply_retention(most integer default 100)
  returns table (kind text, erased integer)
  language plpgsql
  security definer
  rows 10
as $$
declare
  acting_before text[] := pipeline_private.act_as('worker', 'apply_retention');
  rule pipeline.retention_rules;
  ids uuid[];
begin
  for rule in
    select rules.* from pipeline.retention_rules as rules where rules.enabled order by rules.kind
  loop
    ids := array(select past.id from pipeline_private.past_retention(rule.kind, coalesce(most, 100)) as past);
    continue when ids = '{}';
    if rule.kind = 'unplaced_texts' then
      delete from pipeline.webhook_deliveries as deliveries where deliveries.message_id = any (ids);
      delete from pipeline.lead_messages as texts where texts.id = any (ids);
    else
      ids := array(
        select locked.id from pipeline.vendor_leads as locked
        where locked.id = any (ids) and locked.turn is null
        order by locked.id
        for update skip locked
      );
      perform pipeline_private.erase_leads(ids, rule.kind, rule.legal_basis);
    end if;
    kind := rule.kind;
    erased := cardinality(ids);
    if erased > 0 then
      return next;
    end if;
  end loop;
  perform pipeline_private.act_as_before(acting_before);
end
$$;

comment on function pipeline_private.apply_retention is
  'Erases what has been kept for long enough, by the rules that are switched on, so many of each kind at most. Returns how many of each kind; no row when there are no more.';

create or replace function pipeline_private.erase_again(lead_ids uuid[], reason text)
  returns integer
  language plpgsql
as $$
declare
  ids uuid[] := array(
    select leads.id
    from pipeline.vendor_leads as leads
    where leads.id = any (lead_ids) and leads.turn is null
      and not exists (select from pipeline.erasures as known where known.vendor_lead_id = leads.id)
    order by leads.id
    for update
  );
begin
  perform pipeline.hold_lead(leads.id, 'erased since the backup that brought it back: end it, and erase it')
  from pipeline.vendor_leads as leads
  where leads.id = any (lead_ids) and leads.turn is not null and leads.held_at is null;
  return case when ids = '{}' then 0 else pipeline_private.erase_leads(ids, null, reason) end;
end
$$;

comment on function pipeline_private.erase_again is
  'After a restore: erases what had been erased since the backup. Those that are live in it, which only a person can end, are held; whoever restores is told. Returns how many.';

grant execute on function pipeline_private.apply_retention to pipeline_worker;
