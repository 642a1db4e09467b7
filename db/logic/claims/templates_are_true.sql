create or replace function pipeline_private.tg_message_templates__is_true()
  returns trigger
  language plpgsql
  security definer
as $$
declare
  unbacked text := (select string_agg(format('"%s"', claims.words), ', ') from pipeline_private.claims_of_template(new.body) as claims);
begin
  if unbacked is not null then
    raise exception 'texts of the template % would say %, which no row backs', new.template, unbacked
      using
        errcode = 'VL013', detail = jsonb_build_object('template', new.template)::text,
        hint = 'Leave it out, or write it into true_words with the reason why it is true of every lead.',
        schema = tg_table_schema, table = tg_table_name, column = 'body';
  end if;
  return new;
end
$$;

create or replace trigger _200_is_true
  before update of body on pipeline.message_templates
  for each row
  when (new.body <> old.body)
  execute function pipeline_private.tg_message_templates__is_true();

comment on function pipeline_private.tg_message_templates__is_true is
  'Refuses, with VL013, other words for a template of which every text would be refused as it leaves. A release that brings a new one meets the same at its first text.';
