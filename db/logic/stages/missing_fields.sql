create or replace function pipeline_private.missing_fields(lead pipeline.vendor_leads, to_stage text)
  returns text[]
  language plpgsql
  stable
as $$
declare
  lead_values jsonb;
  deal_values jsonb;
begin
  if not exists (
    select
    from pipeline.stage_required_fields as required
    where required.from_stage = lead.pipeline_stage and required.to_stage = missing_fields.to_stage
  ) then
    return '{}';
  end if;

  lead_values := to_jsonb(lead);
  select to_jsonb(deals) into deal_values from pipeline.deals as deals where deals.vendor_lead_id = lead.id;

  return array(
    select case required.subject when 'deal' then 'deal.' else '' end || required.field
    from pipeline.stage_required_fields as required
    where required.from_stage = lead.pipeline_stage
      and required.to_stage = missing_fields.to_stage
      and coalesce(
        case required.subject when 'deal' then deal_values else lead_values end ->> required.field, ''
      ) !~ '\S'
    order by required.subject desc, required.field
  );
end
$$;

comment on function pipeline_private.missing_fields is
  'Which fields the move from the lead''s stage to this one still lacks: null or blank. 0 and false are present. Fields of the deal carry the prefix deal.';
