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

-- A line of digits is a number, but for a reference of more; so are nine digits and more within words. Most words have none.
create or replace function pipeline_private.words_for_viewers(words text)
  returns text
  language sql
  immutable
as $$
  select case
    when words ~ 'Q\d{1,15}Q|\d(?: ?\d){8,}' then regexp_replace(words, '(Q\d{16,}Q)|Q\d{1,15}Q|\d(?: ?\d){8,}', '\1', 'g')
    else words
  end
$$;

comment on function pipeline_private.words_for_viewers is
  'Words by which leads are found, as search_text() gives them, without phone numbers: viewers would find those digit by digit.';

create or replace function pipeline_private.words_of(lead pipeline.vendor_leads)
  returns table (words text, numbers text)
  language sql
  stable
  rows 1
as $$
  select
    lines.shown,
    nullif(concat_ws(
      E'\n',
      'Q' || pipeline_private.search_digits(lead.vendor_phone) || 'Q',
      (
        select string_agg('Q' || pipeline_private.search_digits(others.phone) || 'Q', E'\n' order by others.phone)
        from pipeline.lead_phones as others
        where others.vendor_lead_id = lead.id
      ),
      case when lines.shown <> lines.said then (
        select string_agg(told.line, E'\n' order by told.place)
        from string_to_table(lines.said, E'\n') with ordinality as told (line, place)
        where pipeline_private.words_for_viewers(told.line) <> told.line
      ) end
    ), '')
  from (
    select its.said, pipeline_private.words_for_viewers(its.said) as shown
    from (
      select concat_ws(
        E'\n',
        'Q' || nullif(pipeline_private.search_text(lead.vendor_name), '') || 'Q',
        'Q' || lower(replace(lead.property_postcode, ' ', '')) || 'Q',
        'Q' || nullif(pipeline_private.search_text(lead.property_address), '') || 'Q',
        'Q' || nullif(pipeline_private.search_text(lead.external_ref), '') || 'Q'
      ) as said
      offset 0
    ) as its
    offset 0
  ) as lines
$$;

comment on function pipeline_private.words_of is
  'By what a lead is found, each on a line. A large Q, which words that are searched have none of, stands at both ends of each, so that its trigrams tell a whole line from a part. numbers: the lines that viewers find nothing by.';

grant execute on function pipeline_private.search_text, pipeline_private.search_digits, pipeline_private.words_for_viewers to pipeline_viewer;
