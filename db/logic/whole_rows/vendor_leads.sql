create or replace function pipeline_private.tg_vendor_leads__is_whole()
  returns trigger
  language plpgsql
  volatile
as $$
declare
  broken text;
begin
  if new.pipeline_stage = 'DEAD_LEAD' and (new.dead_reason ~ '\S') is not true then
    broken := 'dead_lead_has_a_reason';
  elsif new.pipeline_stage <> 'DEAD_LEAD' and new.dead_reason is not null then
    broken := 'only_a_dead_lead_has_a_dead_reason';
  elsif (new.held_at is null) <> (new.hold_reason is null and new.taken_over_by is null) then
    broken := 'held_for_a_hold_or_by_a_person';
  elsif (new.hold_id is null) <> (new.hold_reason is null) then
    broken := 'hold_has_a_reason';
  end if;
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

comment on function pipeline_private.tg_vendor_leads__is_whole() is
  'Who is dead has a reason, and who is held is held for something: 23514 with the name of the rule that a row breaks.';
