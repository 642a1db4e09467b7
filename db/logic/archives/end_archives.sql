create or replace function pipeline_private.end_archives()
  returns integer
  language sql
  security definer
as $$
  with ended as (
    update pipeline.archives as archives
    set removed_at = pipeline.now()
    from pipeline.settings
    where archives.removed_at is null and archives.created_at < pipeline_private.later(pipeline.now(), - settings.archives_kept_for)
    returning archives.id
  ),
  forgotten as (
    update pipeline_private.archive_blocks as blocks set key = null from ended where blocks.archive_id = ended.id
  )
  select count(*)::integer from ended
$$;

comment on function pipeline_private.end_archives is
  'Ends the archives that have been kept for as long as settings.archives_kept_for says: nobody can read them any more, in no copy. How many; their files are removed by whoever tidies up. What the chains of the record join on to stays.';

create or replace function pipeline_private.ended_archives(paths text[])
  returns setof text
  language sql
  stable
  security definer
  rows 10
as $$
  select archives.path::text from pipeline.archives as archives where archives.removed_at is not null and archives.path = any (paths)
$$;

comment on function pipeline_private.ended_archives is 'Which of these are folders of archives that have ended.';

grant execute on function pipeline_private.end_archives, pipeline_private.ended_archives to pipeline_archive;
