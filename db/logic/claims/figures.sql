create or replace function pipeline_private.amount_of(words text)
  returns numeric
  language sql
  immutable
as $$
  select case
    when length(figures.read[1]) < 13 then
      replace(figures.read[1], ',', '')::numeric * case figures.read[2] when 'k' then 1000 when 'thousand' then 1000 when 'grand' then 1000 when 'm' then 1000000 when 'million' then 1000000 else 1 end
  end
  from (select regexp_match(words, '^£? ?(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?) ?(k|thousand|grand|m|million)?$')) as figures (read)
$$;

comment on function pipeline_private.amount_of is 'An amount in figures: £150,000, 150000, £150k; null for what is none, or says it in another way.';

create or replace function pipeline_private.kind_of_figures(words text)
  returns text
  language sql
  immutable
as $$
  select case
    when words = '�' then 'letters'
    when words like '%@%' then 'address'
    when words ~ '%' then 'percentage'
    when words !~ '\d' and words ~ '//|[.,][a-z]{2}|\. ?[a-z]' then 'link'
    when words ~ '[£$€¥¢k]|\d,\d{3}\M|^\d{5,6}\M|ooo' then 'amount'
    when words ~ '^\+|^\(?0[\d ()-]{6,}|(?:\d.?){9,}' then 'phone'
    when words ~ '[:/]|\d ?(?:st|nd|rd|th|am|pm)\M' then 'date'
    when words ~ '^\d' then 'number'
    else 'letters'
  end
$$;

comment on function pipeline_private.kind_of_figures is 'Which kind of claim figures and signs are.';
