-- As whoever writes the text, without a path of its own: 20,000 texts of one statement come by here one by one.
create or replace function pipeline_private.tg_lead_messages__fill_in()
  returns trigger
  language plpgsql
as $$
declare
  most integer;
begin
  if tg_op = 'UPDATE' and pipeline_private.is_erasing() then
    return new; -- it was as long as it was
  end if;
  if not pipeline_private.is_gsm(new.body) then
    new.body := pipeline_private.gsm_text(new.body);
  end if;
  new.segments := pipeline_private.segments(new.body);
  -- Automation's are looked at as they leave, when rows say what is so then.
  if new.author = 'person' then
    new.unbacked_claims := (
      select array_agg(claims.words)
      from pipeline.vendor_leads as leads
      cross join lateral pipeline_private.unbacked_claims(leads, new.body, true, '{}') as claims
      where leads.id = new.vendor_lead_id
    );
  end if;
  if new.text_class is null then
    new.text_class := case
      when new.template is null then case when new.is_reply then 'answer' else 'service' end
      else coalesce((select templates.text_class from pipeline.message_templates as templates where templates.template = new.template), 'chaser')
    end;
  end if;

  -- Templates were measured when they were written.
  if new.segments > 1 and new.template is null then
    select rules.max_segments into most from pipeline.settings as rules;
    if new.segments > most then
      raise exception 'a text of % segments; % at most', new.segments, most
        using
          errcode = 'VL013',
          detail = jsonb_build_object('leadId', new.vendor_lead_id, 'segments', new.segments, 'maxSegments', most)::text,
          hint = case
            when pipeline_private.is_gsm(new.body) then 'Shorten it: a segment has 153 characters.'
            else format('Shorten it, or leave out %s: with plain letters a segment has 153 characters, with these 67.', pipeline_private.beyond_gsm(new.body))
          end,
          schema = tg_table_schema, table = tg_table_name, column = 'body';
    end if;
  end if;
  return new;
end
$$;

create or replace trigger _100_fill_in
  before insert or update of body on pipeline.lead_messages
  for each row
  when (new.direction = 'outbound')
  execute function pipeline_private.tg_lead_messages__fill_in();

comment on function pipeline_private.tg_lead_messages__fill_in is
  'Whoever writes a text, it has a class (its template''s; else what answers the vendor is an answer), leaves in plain letters where there are any, its segments are counted, what a person''s text claims and no row backs is written down, and more than settings.max_segments are refused with VL013. Rules and agents are asked before, see tg_rules__texts_fit() and doubt_about().';

create or replace function pipeline_private.beyond_gsm(body text)
  returns text
  language sql
  immutable
as $$
  select string_agg(letters.letter, ' ' order by letters.place)
  from (
    select found[1] as letter, min(place) as place
    from regexp_matches(pipeline_private.plain_letters(body), '.', 'g') with ordinality as every (found, place)
    where not pipeline_private.is_gsm(found[1])
    group by found[1]
    order by min(place)
    limit 10
  ) as letters
$$;

comment on function pipeline_private.beyond_gsm is 'The characters for which a text is UCS-2, each once, ten at most.';
