create or replace function pipeline_private.today()
  returns date
  language sql
  stable
as $$
  select (pipeline.now() at time zone settings.time_zone)::date from pipeline.settings
$$;

comment on function pipeline_private.today is 'The day by the business clock, in the time zone of settings, whatever the session''s is.';

grant execute on function pipeline_private.today to pipeline_viewer;
