-- What rows back is taken out of a text, and what is left is looked at. Each is replaced where it stands as our own texts
-- spell it; other spellings of sums, and days, are looked for only in what still claims something.
create or replace function pipeline_private.without_known_words(said text, lead pipeline.vendor_leads)
  returns text
  language plpgsql
  stable
as $$
declare
  address text := lower(lead.property_address);
  known record;
  words text;
begin
  -- Who fills in a form may write anything there.
  if address ~ '[£$€¥%@]|://|www|\d{5}|\d,\d{3}|\d ?[km]\M|thousand|million|\.[a-z]{2}'
    or address ~ '\m(?:quid|pounds|per ?cent|guaranteed?|tomorrow|tonight)\M|\d ?[ap]m\M|\mgrand(?=$|[,.;]| (?:by|for|in|or|and|now|cash)\M)|\m(?:by|until|till|before) (?:mon|tues|wednes|thurs|fri|satur|sun)day\M'
  then
    address := null;
  end if;
  said := replace(said, coalesce(address, '§'), '§');
  if address is not null and said ~ '[0-9]' then
    said := replace(replace(
      said, coalesce(lower(pipeline_private.address_in_text(address)), '§'), '§'), coalesce(lower(pipeline_private.short_address(address)), '§'), '§'
    );
  end if;
  select
    lower(settings.company_name) as company, lower(settings.video_url) as link,
    (select array_agg(lower(true_words.words) order by char_length(true_words.words) desc) from pipeline.true_words) as more
  into known
  from pipeline.settings as settings;
  said := replace(replace(said, known.company, '§'), known.link, '§');
  foreach words in array coalesce(known.more, '{}') loop
    said := replace(said, words, '§');
  end loop;
  said := replace(said, coalesce(lower(lead.property_postcode), '§'), '§');
  if said ~ '[0-9]' then
    if lead.vendor_phone is not null then
      said := regexp_replace(said, pipeline_private.ways_to_write_phone(lead.vendor_phone), '§', 'g');
    end if;
    -- Letters first, as no sum or hour is written.
    if lead.external_ref ~ '^[A-Za-z_]+[:-]?[A-Za-z0-9_:-]*$' and lead.external_ref ~ '\d' and lead.external_ref !~* '^(?:gbp|pay|by|until)|\d(?:k|m|am|pm)$'
      and char_length(lead.external_ref) between 4 and 40
    then
      said := replace(said, lower(lead.external_ref), '§');
    end if;
  end if;
  return said;
end
$$;

comment on function pipeline_private.without_known_words is
  'A plainly spelled text with § for what is known whatever was offered: our name, link and true_words, and the lead''s address, postcode, reference and number.';

create or replace function pipeline_private.ways_to_write_phone(phone text)
  returns text
  language sql
  immutable
return '(?<!\d)(?:\' || phone || case when phone like '+44%' then
  '|(?:\+44 ?|0)' || regexp_replace(substr(phone, 4), '^(\d{4})(\d{3})(\d*)$', '\1 ?\2 ?\3') else '' end || ')(?! ?\d)';

comment on function pipeline_private.ways_to_write_phone is 'A pattern for a number as people write it, with a blank where they make one: 07700 900997, +44 7700 900 997.';

create or replace function pipeline_private.standing_sums(lead pipeline.vendor_leads)
  returns numeric[]
  language sql
  stable
as $$
  select array(
    select offers.amount
    from pipeline.offers as offers
    where offers.vendor_lead_id = lead.id and offers.status in ('made', 'sent', 'accepted')
      and (offers.expires_at <= pipeline.now()) is not true
    union
    select lead.offer_amount
    where not exists (
      select from pipeline.offers as offers
      where offers.vendor_lead_id = lead.id and offers.status in ('made', 'sent') and offers.expires_at <= pipeline.now()
    )
    union
    select unnest(array[deals.agreed_price, deals.legal_fees])
    from pipeline.deals as deals
    where deals.vendor_lead_id = lead.id and deals.fell_through_at is null
  )
$$;

comment on function pipeline_private.standing_sums is
  'What a vendor has of us: the offer that stands or was accepted, and of the deal its price and what we pay of their legal costs. What our sums allow, and what an investor pays, is not theirs to hear.';

create or replace function pipeline_private.without_sums(said text, sums numeric[])
  returns text
  language plpgsql
  immutable
as $$
declare
  sum numeric;
begin
  foreach sum in array sums loop
    if sum > 0 then
      said := replace(said, pipeline_private.pounds(sum), '¤');
    end if;
  end loop;
  return said;
end
$$;

comment on function pipeline_private.without_sums is 'A plainly spelled text with ¤ for these sums, as pounds() writes them. What stands beside one, as in "£150,000 or more", is a claim of its own.';

create or replace function pipeline_private.without_other_spellings(said text, sums numeric[])
  returns text
  language plpgsql
  immutable
as $$
declare
  word text;
begin
  for word in
    select btrim(every.match[1])
    from regexp_matches(said, '(?:^|[ (])((?:£ ?)?\d[\d,.]*(?: ?(?:k|thousand|grand))?(?: pounds)?)(?=[ .,;:!?)]|$)', 'g') as every (match)
  loop
    word := rtrim(word, '.,');
    if pipeline_private.amount_of(regexp_replace(word, ' pounds$', '')) >= 1000
      and pipeline_private.amount_of(regexp_replace(word, ' pounds$', '')) = any (sums)
    then
      said := regexp_replace(said, '(^|[ (])' || regexp_replace(word, '([.])', '\\\1', 'g') || '(?=[ .,;:!?)]|$)', '\1¤', 'g');
    end if;
  end loop;
  return said;
end
$$;

comment on function pipeline_private.without_other_spellings is 'A plainly spelled text with ¤ for these sums however figures write them: 150000, £150k, 150 thousand.';

create or replace function pipeline_private.without_their_figures(said text, lead pipeline.vendor_leads, says_a_person boolean)
  returns text
  language plpgsql
  stable
as $$
declare
  sum numeric;
begin
  for sum in
    select lead.asking_price
    union
    select offers.counter_amount from pipeline.offers as offers where offers.vendor_lead_id = lead.id
  loop
    if sum > 0 and says_a_person then
      said := regexp_replace(
        said,
        '(\myou (?:said|asked for|asked|mentioned|told us|wanted|want|have|had|named|would like)(?: you (?:have|had|want|wanted|would like))?(?: is| was| for)?|\myour (?:asking |own )?(?:price|figure|asking price)(?: is| was| of)?) ?'
          || pipeline_private.pounds(sum) || '(?!,?\d|,? (?:or|and|plus)\M)', '\1 §', 'g'
      );
    end if;
  end loop;
  if lead.bedrooms is not null then
    said := regexp_replace(said, '\m' || lead.bedrooms || '[ -]?bed(?:room(?:s|ed)?|s)?\M', '§', 'g');
  end if;
  return said;
end
$$;

comment on function pipeline_private.without_their_figures is
  'A plainly spelled text with § for what the vendor told us, where it is said to be theirs: "you asked for £185,000", "your price is", and their bedrooms. As a figure of ours it stays a claim; and any sum is one that no person says, who could agree to it.';
