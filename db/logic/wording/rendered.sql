create or replace function pipeline_private.lacks_offer(body text, lead pipeline.vendor_leads)
  returns boolean
  language sql
  immutable
as $$
  select (lead).offer_amount is null and strpos(body, '{offer_amount}') > 0
$$;

comment on function pipeline_private.lacks_offer is 'Whether a text cannot be rendered, since it names an offer and the lead has none.';

create or replace function pipeline_private.rendered(body text, lead pipeline.vendor_leads)
  returns text
  language plpgsql
  stable
as $$
declare
  settings record;
begin
  if strpos(body, '{') = 0 then
    return body;
  end if;
  if pipeline_private.lacks_offer(body, lead) then
    return null;
  end if;
  select rules.company_name, rules.video_url into settings from pipeline.settings as rules;

  -- What is filled in hides its braces meanwhile: a vendor called {company} stays one.
  return translate(
    replace(replace(replace(replace(replace(
      body,
      '{first_name}', case when strpos(body, '{first_name}') > 0 then coalesce(pipeline_private.first_name(lead.vendor_name), 'there') else '' end),
      '{company}', translate(settings.company_name, '{', E'\x01')),
      '{address}', case when strpos(body, '{address}') > 0 then coalesce(translate(pipeline_private.address_in_text(lead.property_address), '{', E'\x01'), 'your property') else '' end),
      '{offer_amount}', case when strpos(body, '{offer_amount}') > 0 then pipeline_private.pounds(lead.offer_amount) else '' end),
      '{video_url}', translate(settings.video_url, '{', E'\x01')),
    E'\x01', '{'
  );
end
$$;

comment on function pipeline_private.rendered is
  'A template''s body with its placeholders filled in for a lead, each once; null when it names an offer and the lead has none: then nothing is sent, see ask_about_missing_offer().';

create or replace function pipeline_private.longest_rendering(body text)
  returns text
  language sql
  stable
as $$
  select replace(replace(replace(replace(replace(
    longest_rendering.body,
    '{first_name}', repeat('m', 30)),
    '{company}', settings.company_name),
    '{address}', repeat('[', 50)),
    '{offer_amount}', pipeline_private.pounds(9999999999.99)),
    '{video_url}', settings.video_url)
  from pipeline.settings
$$;

comment on function pipeline_private.longest_rendering is
  'A template''s body as long as it can become: a greeting of 30 characters, an address of 50 that count twice, the greatest sum.';
