create or replace function pipeline_private.hand_out_missed()
  returns void
  language plpgsql
as $$
declare
  lead_ids uuid[];
begin
  delete from pipeline_private.leads_without_taker as missed
  using pipeline.vendor_leads as leads
  where leads.id = missed.vendor_lead_id
    and (leads.turn is null or exists (select from pipeline.lead_owners as owners where owners.vendor_lead_id = leads.id));

  -- Somebody is at work on the others: they are looked at again. Nobody waits here who holds a user.
  lead_ids := array(
    select leads.id
    from pipeline.vendor_leads as leads
    where leads.id in (select missed.vendor_lead_id from pipeline_private.leads_without_taker as missed)
      and exists (select from pipeline_private.turns_for(leads.pipeline_stage, leads.source))
    order by leads.id
    limit 1000
    for no key update skip locked
  );
  if cardinality(lead_ids) > 0 then
    delete from pipeline_private.leads_without_taker as missed where missed.vendor_lead_id = any (lead_ids);
    perform pipeline_private.hand_out(lead_ids);
  end if;
end
$$;

comment on function pipeline_private.hand_out_missed is
  'Hands out the leads that came while nobody who takes turns was there, as soon as somebody is; a thousand at a time.';

create or replace function pipeline_private.tg_absences__hand_out_missed()
  returns trigger
  language plpgsql
  security definer
as $$
begin
  perform pipeline_private.hand_out_missed();
  return null;
end
$$;

create or replace trigger _600_hand_out_missed
  after update or delete on pipeline.absences
  for each statement
  execute function pipeline_private.tg_absences__hand_out_missed();

create or replace trigger _600_hand_out_missed
  after update of disabled_at, role on pipeline_private.users
  for each row
  when (new.disabled_at is null and old.disabled_at is not null or new.role <> 'viewer' and old.role = 'viewer')
  execute function pipeline_private.tg_absences__hand_out_missed();

comment on function pipeline_private.tg_absences__hand_out_missed is 'Who is back, or may act again, gets what came while nobody was there.';
