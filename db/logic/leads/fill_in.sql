create or replace function pipeline_private.tg_vendor_leads__fill_in()
  returns trigger
  language plpgsql
  security definer
as $$
declare
  initial_stage text;
begin
  if tg_op = 'INSERT' or new.vendor_phone is distinct from old.vendor_phone then
    new.vendor_phone := pipeline_private.lead_phone(new.vendor_phone)::pipeline.phone_number;
  end if;
  if tg_op = 'INSERT' or new.property_postcode is distinct from old.property_postcode then
    new.property_postcode := pipeline_private.lead_postcode(new.property_postcode)::pipeline.postcode;
  end if;
  if new.external_ref is not null and (tg_op = 'INSERT' or new.external_ref is distinct from old.external_ref) then
    new.external_ref := pipeline_private.read_reference(new.external_ref)::pipeline.external_reference;
  end if;

  if tg_op = 'UPDATE' then
    if (new.id, new.created_at) is distinct from (old.id, old.created_at)
      or (
        new.pipeline_stage = old.pipeline_stage
        and (new.stage_visit, new.stage_entered_at, new.previous_stage)
          is distinct from (old.stage_visit, old.stage_entered_at, old.previous_stage)
      )
    then
      raise exception 'id, created_at, stage_visit, stage_entered_at and previous_stage are kept by the pipeline'
        using errcode = 'VL008', hint = 'Move the lead instead; they follow.', schema = tg_table_schema, table = tg_table_name;
    end if;

    new.updated_at := pipeline.now();
    return new;
  end if;

  select stages.stage into initial_stage from pipeline.stages as stages where stages.is_initial;
  new.pipeline_stage := coalesce(new.pipeline_stage, initial_stage);
  if new.pipeline_stage <> initial_stage then
    raise exception 'a lead starts at %, not at %', initial_stage, new.pipeline_stage
      using
        errcode = 'VL001',
        detail = jsonb_build_object('leadId', new.id, 'from', null, 'to', new.pipeline_stage)::text,
        hint = 'Insert it, then move it; pipeline.override_stage() takes it anywhere.',
        schema = tg_table_schema, table = tg_table_name, column = 'pipeline_stage';
  end if;

  new.stage_visit := 1;
  new.stage_entered_at := pipeline.now();
  new.previous_stage := null;
  new.turn := 'us';
  new.turn_since := new.stage_entered_at;
  new.created_at := new.stage_entered_at;
  new.updated_at := new.stage_entered_at;
  return new;
end
$$;

create or replace trigger _100_fill_in
  before insert or update on pipeline.vendor_leads
  for each row
  execute function pipeline_private.tg_vendor_leads__fill_in();
