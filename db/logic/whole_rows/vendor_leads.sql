create or replace function pipeline_private.tg_vendor_leads__is_whole()
  returns trigger
  language plpgsql
as $$
declare
  broken text := case
    when new.pipeline_stage = 'DEAD_LEAD' and (new.dead_reason ~ '\S') is not true then 'dead_lead_has_a_reason'
    when new.pipeline_stage <> 'DEAD_LEAD' and new.dead_reason is not null then 'only_a_dead_lead_has_a_dead_reason'
    when (new.held_at is null) <> (new.hold_reason is null and new.taken_over_by is null)
      then 'held_for_a_hold_or_by_a_person'
    when (new.hold_id is null) <> (new.hold_reason is null) then 'hold_has_a_reason'
  end;
begin
  if broken is not null then
    perform pipeline_private.refuse_row(broken, tg_table_name);
  end if;
  return new;
end
$$;

create or replace trigger _200_stay_whole
  before insert or update on pipeline.vendor_leads
  for each row
  execute function pipeline_private.tg_vendor_leads__is_whole();

comment on function pipeline_private.tg_vendor_leads__is_whole is
  'Who is dead has a reason, and who is held is held for something: 23514 with the name of the rule that a row breaks.';
