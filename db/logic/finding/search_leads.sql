create or replace function pipeline_private.fields_with(lead pipeline.vendor_leads, wholes text[], parts text[])
  returns text[]
  language sql
  stable
as $$
  with fields as (
    select
      fields.place, fields.field,
      exists (select from unnest(wholes) as wholes (whole) where position(wholes.whole in shown.said) > 0) as has_all,
      exists (
        select from unnest(parts) as parts (part)
        where position(case when length(parts.part) < 3 then ' ' else '' end || parts.part in ' ' || shown.said) > 0
      ) as has_part
    from (
      values
        (1, 'name', pipeline_private.search_text(lead.vendor_name)),
        (2, 'phone', pipeline_private.search_digits(lead.vendor_phone)),
        (3, 'other_phone', (
          select string_agg(pipeline_private.search_digits(others.phone), ' ')
          from pipeline.lead_phones as others
          where others.vendor_lead_id = lead.id
        )),
        (4, 'postcode', lower(replace(lead.property_postcode, ' ', ''))),
        (5, 'address', pipeline_private.search_text(lead.property_address)),
        (6, 'reference', pipeline_private.search_text(lead.external_ref)),
        (7, 'id', (select whole from unnest(wholes) as wholes (whole) where whole = pipeline_private.search_text(lead.id::text) limit 1))
    ) as fields (place, field, said)
    cross join lateral (
      select case
        when pipeline_private.numbers_are_hidden() then btrim(pipeline_private.words_for_viewers('Q' || fields.said || 'Q'), 'Q')
        else fields.said
      end as said
    ) as shown
    where fields.field not in ('phone', 'other_phone') or not pipeline_private.numbers_are_hidden()
  )
  select coalesce(
    array_agg(fields.field order by fields.place) filter (where fields.has_all),
    array_agg(fields.field order by fields.place) filter (where fields.has_part),
    '{}'
  )
  from fields
$$;

comment on function pipeline_private.fields_with is 'What of a lead has one of these wholes; where nothing does, what has one of the parts.';

grant execute on function pipeline_private.fields_with to pipeline_viewer;

create or replace function pipeline.search_leads(
  text pipeline.one_line,
  first integer default 20,
  owner pipeline.one_line default null,
  mine boolean default null
)
  returns setof pipeline.lead_found
  language plpgsql
  stable
  rows 20
as $$
declare
  most integer := coalesce(first, 20);
  parts text[] := pipeline_private.search_parts(text);
  said text := pipeline_private.search_text(text);
  wanted text := case when mine then pipeline_private.my_name() else btrim(owner) end;
  wholes text[] := array_remove(array[said, replace(said, ' ', ''), pipeline_private.searched_number(text)], null);
begin
  if most not between 0 and 200 then
    raise exception 'a search finds at most 200 leads: "%" is out of range', first using errcode = 'numeric_value_out_of_range';
  end if;
  return query
    select
      leads.id, leads.vendor_name::text, leads.vendor_phone, leads.property_postcode, leads.property_address::text,
      leads.pipeline_stage,
      pipeline_private.fields_with(leads, wholes, parts),
      owned.owner
    from pipeline_private.leads_matching(text, case when wanted is null then greatest(most, 1) else 1000 end) as found
    join pipeline.vendor_leads as leads on leads.id = found.vendor_lead_id
    left join pipeline.lead_owners as owned on owned.vendor_lead_id = leads.id
    where wanted is null or owned.owner = wanted or wanted = '' and owned.owner is null and leads.turn is not null
    order by found.rank, leads.id desc
    limit most;
end
$$;

comment on function pipeline.search_leads is
  'Finds leads by any part of a name, a number (also one that is only known beside the vendor''s own, with or without +44, 0 and blanks), a postcode, an address a source''s reference or the lead''s own id, whatever the accents and capitals; of several words each has to stand somewhere. Whole ones come first, then the latest. With owner or mine only those of a user, of nobody where the name is empty, or of whoever asks, among the first thousand. Viewers find nothing by a number.';

grant execute on function pipeline.search_leads to pipeline_viewer, pipeline_operator;
