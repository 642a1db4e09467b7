create or replace function pipeline_private.moment_in_words(moment timestamptz)
  returns text
  language sql
  stable
as $$
  select to_char(moment at time zone settings.time_zone, 'Dy FMDD Mon HH24:MI') from pipeline.settings
$$;

comment on function pipeline_private.moment_in_words is 'A moment of late as people say it, by the wall clock of settings.time_zone: Fri 4 Dec 18:15.';
