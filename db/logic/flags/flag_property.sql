create or replace function pipeline.flag_property(lead_id uuid, flag pipeline.flag_name, said pipeline.free_text)
  returns pipeline.property_flags
  language plpgsql
  security definer
as $$
#variable_conflict use_column
declare
  lead pipeline.vendor_leads := pipeline_private.lock_lead(lead_id);
  rule pipeline.flag_rules;
  noted pipeline.property_flags;
begin
  perform pipeline_private.want_person('note a red flag');
  select * into rule from pipeline.flag_rules as rules where rules.flag = flag_property.flag;
  perform pipeline_private.refuse_unknown(
    'flag', 'flag', flag_property.flag, 'flag_rules', hint => 'Choose one of pipeline.flag_rules.'
  ) where rule.flag is null;
  if nullif(btrim(flag_property.said), '') is null then
    raise exception 'a flag needs the words that told it' using errcode = 'VL013', hint = 'Give said.';
  end if;

  insert into pipeline.property_flags as flags (vendor_lead_id, flag, said, noted_by)
  values (lead.id, rule.flag, btrim(flag_property.said), pipeline_private.own_name())
  on conflict (vendor_lead_id, flag) where withdrawn_at is null do nothing
  returning * into noted;
  if noted.id is not null then
    perform pipeline_private.record_event(lead.id, 'flag_noted', jsonb_build_object('flag', rule.flag), stage_visit => lead.stage_visit);
    return noted;
  end if;
  select * into noted
  from pipeline.property_flags as flags
  where flags.vendor_lead_id = lead.id and flags.flag = rule.flag and flags.withdrawn_at is null;
  return noted;
end
$$;

comment on function pipeline.flag_property is
  'Notes a red flag of a lead''s property with the words that told it; one that stands already is returned as it is. Raises VL004 for automation, VL010 for an unknown lead or flag, VL013 without words.';

create or replace function pipeline.withdraw_flag(flag_id uuid, reason pipeline.free_text)
  returns pipeline.property_flags
  language plpgsql
  security definer
as $$
declare
  withdrawn pipeline.property_flags;
begin
  perform pipeline_private.want_person('withdraw a red flag');
  perform pipeline_private.want_reason('the end of a red flag', reason);
  update pipeline.property_flags as flags
  set withdrawn_at = pipeline.now(), withdrawn_by = pipeline_private.own_name(), withdrawn_because = btrim(reason)
  where flags.id = flag_id and flags.withdrawn_at is null
  returning * into withdrawn;
  if withdrawn.id is null then
    raise exception 'no flag % stands', flag_id
      using errcode = 'VL010', detail = jsonb_build_object('flagId', flag_id)::text, schema = 'pipeline', table = 'property_flags';
  end if;
  perform pipeline_private.record_event(withdrawn.vendor_lead_id, 'flag_withdrawn', jsonb_build_object('flag', withdrawn.flag, 'why', withdrawn.withdrawn_because));
  return withdrawn;
end
$$;

comment on function pipeline.withdraw_flag is
  'Somebody found that a red flag does not hold: it is kept, and stops nothing any more. Raises VL003 without a reason, VL004 for automation, VL010 for one that does not stand.';

grant execute on function pipeline.flag_property, pipeline.withdraw_flag to pipeline_operator;
