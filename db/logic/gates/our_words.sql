-- The first release comes with a company name, a link and texts that only show what there has to be. Nobody is to be texted
-- in the name of a company that there is not.
create or replace view pipeline_private.missing_words as
  select 'company_name' as what, 'update pipeline.settings set company_name = ''…''' as todo
  from pipeline.settings as settings
  where settings.company_name = 'Homestead Buyers'
  union all
  select 'video_url', 'update pipeline.settings set video_url = ''https://…'''
  from pipeline.settings as settings
  where settings.video_url ~* '^[a-z]+://([^/]*\.)?example\.(com|net|org)([:/?#]|$)'
  union all
  select
    'template:' || templates.template,
    format('update pipeline.message_templates set body = ''…'' where template = %L; or, if it is as you want it, set is_placeholder = false', templates.template)
  from pipeline.message_templates as templates
  where templates.is_placeholder;

comment on view pipeline_private.missing_words is
  'What our texts say that is still as the first release left it: the company''s name, the video''s link, texts; and how it is set.';

create or replace function pipeline_private.words_are_ours()
  returns boolean
  language sql
  stable
  security definer
as $$
  select exists (select from pipeline_private.database_purpose as marks where marks.purpose = 'simulation')
    or not exists (select from pipeline_private.missing_words)
$$;

comment on function pipeline_private.words_are_ours is
  'Whether texts may go out as they are: nothing in them is as the first release left it. In a simulation they go to nobody.';

create or replace function pipeline_private.tg_message_templates__become_ours()
  returns trigger
  language plpgsql
as $$
begin
  if new.body <> old.body then
    new.is_placeholder := false;
  end if;
  return new;
end
$$;

create or replace trigger _100_become_ours
  before update on pipeline.message_templates
  for each row
  execute function pipeline_private.tg_message_templates__become_ours();

comment on function pipeline_private.tg_message_templates__become_ours is 'A template that somebody writes anew is no placeholder any more.';

grant select on pipeline_private.missing_words to pipeline_viewer, pipeline_worker;
grant execute on function pipeline_private.words_are_ours to pipeline_viewer, pipeline_worker;
