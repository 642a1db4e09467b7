-- Timers are rules that leads wait by. Which stages' timers a transaction changed is noted row by row; when it commits,
-- and all rows are there, the leads at those stages are looked at once, in the order of their ids like everywhere.
create or replace function pipeline_private.tg_stage_timers__name_after_deed()
  returns trigger
  language plpgsql
as $$
begin
  new.name := coalesce(
    new.name, new.event_type, new.template, lower(new.to_stage), lower(new.alert_type),
    case new.counted_from when 'our_turn' then 'our_turn' else new.action end
  );
  return new;
end
$$;

create or replace trigger _100_name_after_deed
  before insert on pipeline.stage_timers
  for each row
  execute function pipeline_private.tg_stage_timers__name_after_deed();

comment on function pipeline_private.tg_stage_timers__name_after_deed is
  'A timer that is given no name is named after its event, its text, where it leads or its alert.';

create or replace function pipeline_private.tg_stage_timers__note_change()
  returns trigger
  language plpgsql
as $$
declare
  noted text[] := coalesce(nullif(current_setting('pipeline.changed_timers', true), ''), '{}')::text[];
begin
  perform set_config('pipeline.changed_timers', array_cat(noted, array_remove(array[old.stage, new.stage], null))::text, true);
  return null;
end
$$;

create or replace trigger _500_note_change
  after insert or update or delete on pipeline.stage_timers
  for each row
  execute function pipeline_private.tg_stage_timers__note_change();

create or replace function pipeline_private.tg_stage_timers__place_leads()
  returns trigger
  language plpgsql
  security definer
as $$
declare
  changed text[] := coalesce(nullif(current_setting('pipeline.changed_timers', true), ''), '{}')::text[];
  lead_ids uuid[];
begin
  if changed = '{}' then
    return null;
  end if;
  perform set_config('pipeline.changed_timers', '', true);
  lead_ids := array(
    select leads.id from pipeline.vendor_leads as leads where leads.pipeline_stage = any (changed) limit pipeline_private.leads_at_once() + 1
  );
  if cardinality(lead_ids) <= pipeline_private.leads_at_once() then
    perform pipeline_private.place_timers(lead_ids);
  else
    insert into pipeline_private.timers_to_place (vendor_lead_id, stage)
    select leads.id, leads.pipeline_stage from pipeline.vendor_leads as leads where leads.pipeline_stage = any (changed)
    on conflict on constraint timers_to_place_pkey do update set stage = excluded.stage, asked_at = excluded.asked_at;
    perform pipeline_private.go_on_soon();
  end if;
  return null;
end
$$;

-- What becomes a retry gets its leads' next dates.
create or replace trigger _500_note_change
  after update of retry_no on pipeline.stages
  for each row
  execute function pipeline_private.tg_stage_timers__note_change();

select pipeline_private.run_at_commit('_600_place_leads', 'tg_stage_timers__place_leads', 'stages', 'stage_timers');

comment on function pipeline_private.tg_stage_timers__place_leads is
  'A change of the timers'' rules places and re-times the leads in flight at those stages, when it commits; of very many five hundred at a time after that.';
