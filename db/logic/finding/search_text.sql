create or replace function pipeline_private.search_text(words text)
  returns text
  language sql
  immutable
as $$
  select btrim(regexp_replace(
    translate(
      case
        when octet_length(words) = length(words) then lower(words)
        else replace(replace(replace(
          regexp_replace(lower(normalize(words, nfkd) collate pg_catalog.pg_unicode_fast), '[\u0300-\u036f]', '', 'g'),
          'ß', 'ss'
        ), 'æ', 'ae'), 'œ', 'oe')
      end,
      'øłđı’''`', 'oldi'
    ),
    '[\s!-/:-@[-`{-¿–-⁯]+', ' ', 'g'
  ))
$$;

comment on function pipeline_private.search_text is
  'Words as they are searched: small letters without accents and apostrophes, with one blank for whatever else stands between.';

create or replace function pipeline_private.search_digits(phone text)
  returns text
  language sql
  immutable
as $$
  select regexp_replace(regexp_replace(phone, '\D', '', 'g'), '^(?:00)?(?:44)?0*', '')
$$;

comment on function pipeline_private.search_digits is
  'A number, or part of one, as it is searched: its digits without the code of Britain and the zeros before.';

-- A line of digits is a number, but for a reference of more; so are nine digits and more within words.
create or replace function pipeline_private.words_for_viewers(words text)
  returns text
  language sql
  immutable
as $$
  select regexp_replace(words, '(Q\d{16,}Q)|Q\d{1,15}Q|\d(?: ?\d){8,}', '\1', 'g')
$$;

comment on function pipeline_private.words_for_viewers is
  'Words by which leads are found, as search_text() gives them, without phone numbers: viewers would find those digit by digit.';

create or replace function pipeline_private.words_of(lead pipeline.vendor_leads)
  returns text
  language sql
  stable
as $$
  select concat_ws(
    E'\n',
    'Q' || nullif(pipeline_private.search_text(lead.vendor_name), '') || 'Q',
    'Q' || pipeline_private.search_digits(lead.vendor_phone) || 'Q',
    (
      select string_agg('Q' || pipeline_private.search_digits(others.phone) || 'Q', E'\n' order by others.phone)
      from pipeline.lead_phones as others
      where others.vendor_lead_id = lead.id
    ),
    'Q' || lower(replace(lead.property_postcode, ' ', '')) || 'Q',
    'Q' || nullif(pipeline_private.search_text(lead.property_address), '') || 'Q',
    'Q' || nullif(pipeline_private.search_text(lead.external_ref), '') || 'Q'
  )
$$;

comment on function pipeline_private.words_of is
  'By what a lead is found, each on a line. A large Q, which words that are searched have none of, stands at both ends of each, so that its trigrams tell a whole line from a part.';

grant execute on function pipeline_private.search_text, pipeline_private.search_digits, pipeline_private.words_for_viewers to pipeline_viewer;
