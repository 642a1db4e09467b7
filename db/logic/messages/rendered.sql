create or replace function pipeline_private.rendered(body text, lead pipeline.vendor_leads)
  returns text
  language sql
  stable
  security definer
  set search_path = ''
as $$
  select replace(replace(replace(replace(replace(
    body,
    '{first_name}', coalesce(initcap(split_part(btrim(lead.vendor_name), ' ', 1)), 'there')),
    '{company}', settings.company_name),
    '{address}', coalesce(lead.property_address, 'your property')),
    '{offer_amount}', coalesce('£' || to_char(lead.offer_amount, 'FM999,999,990'), 'our offer')),
    '{video_url}', settings.video_url)
  from pipeline.settings
$$;

comment on function pipeline_private.rendered(text, pipeline.vendor_leads) is 'A template''s body with its placeholders filled in for a lead.';
