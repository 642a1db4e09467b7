create or replace function pipeline_private.refuse_move(
  before pipeline.vendor_leads,
  after pipeline.vendor_leads,
  is_legal boolean,
  class text,
  is_person boolean
)
  returns void
  language plpgsql
  stable
as $$
declare
  legal text[] := pipeline_private.legal_stages(before.pipeline_stage, before.previous_stage, is_person);
begin
  raise exception using
    errcode = case
      when is_legal is not true then 'VL001'
      when not is_person and class = 'operator' then 'VL004'
      else 'VL011'
    end,
    message = case
      when is_legal is not true then
        format('a lead may not move from %s to %s', before.pipeline_stage, after.pipeline_stage)
      when not is_person and class = 'operator' then
        format('only a person may move a lead from %s to %s', before.pipeline_stage, after.pipeline_stage)
      else
        format('the lead is on hold since %s: %s', before.held_at, before.hold_reason)
    end,
    detail = jsonb_build_object(
      'leadId', before.id, 'from', before.pipeline_stage, 'to', after.pipeline_stage, 'legal', legal
    )::text,
    hint = case
      when cardinality(legal) = 0 then format('%s is terminal.', before.pipeline_stage)
      else format('Legal from %s: %s. An admin can use pipeline.override_stage().', before.pipeline_stage, array_to_string(legal, ', '))
    end,
    schema = 'pipeline', table = 'vendor_leads', column = 'pipeline_stage';
end
$$;

comment on function pipeline_private.refuse_move is
  'Raises VL001 for a move that is not listed, VL004 for one that only people may make, else VL011: automation moving a held lead.';

create or replace function pipeline_private.refuse_erased(before pipeline.vendor_leads, after pipeline.vendor_leads)
  returns void
  language plpgsql
  stable
as $$
begin
  if exists (select from pipeline.erasures as known where known.vendor_lead_id = before.id) then
    raise exception 'the lead is erased, and stays where it is'
      using
        errcode = 'VL001',
        detail = jsonb_build_object('leadId', before.id, 'from', before.pipeline_stage, 'to', after.pipeline_stage, 'legal', '{}'::text[])::text,
        hint = 'Whoever comes again is a new lead.',
        schema = 'pipeline', table = 'vendor_leads', column = 'pipeline_stage';
  end if;
end
$$;

comment on function pipeline_private.refuse_erased is 'Raises VL001 for a move of a lead that is erased: nobody can be asked any more, whoever overrides.';
