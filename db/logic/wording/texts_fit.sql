create or replace function pipeline_private.tg_rules__texts_fit()
  returns trigger
  language plpgsql
  security definer
as $$
declare
  long record;
begin
  select templates.template, fit.segments, settings.max_segments
  into long
  from pipeline.settings as settings
  cross join pipeline.message_templates as templates
  cross join lateral (
    select pipeline_private.segments(pipeline_private.gsm_text(pipeline_private.longest_rendering(templates.body))) as segments
  ) as fit
  where fit.segments > settings.max_segments
  order by templates.template
  limit 1;
  if found then
    raise exception 'texts of the template % could have % segments; % at most', long.template, long.segments, long.max_segments
      using
        errcode = 'VL013',
        detail = jsonb_build_object('template', long.template, 'segments', long.segments, 'maxSegments', long.max_segments)::text,
        hint = 'Shorten it, with plain letters only, or raise settings.max_segments.';
  end if;
  return null;
end
$$;

create or replace trigger _200_texts_fit
  after insert or update on pipeline.message_templates
  for each statement
  execute function pipeline_private.tg_rules__texts_fit();

create or replace trigger _200_texts_fit
  after insert or update on pipeline.settings
  for each statement
  execute function pipeline_private.tg_rules__texts_fit();

comment on function pipeline_private.tg_rules__texts_fit is
  'Refuses, with VL013, templates and settings by which some vendor''s text would have more segments than the settings allow.';
