-- What all kinds of work have alike is made here, of the rows of work_kinds: one function for each table, so that its plans
-- are its own, and a move asks for nothing that another kind needs.
do $do$
declare
  kind pipeline_private.work_kinds;
  made_of text[];
  deed text;
begin
  for kind in select * from pipeline_private.work_kinds loop
    made_of := array[kind.relation, split_part(kind.relation, '.', 2), kind.task, kind.argument, kind.key, kind.waiting, kind.due, kind.priority::text];

    if kind.priority is not null then
      execute pipeline_private.filled_in($template$
        create or replace function pipeline_private.job_of(work {1})
          returns graphile_worker.job_spec
          language sql
          stable
        as $$
          select pipeline_private.job(
            '{3}', jsonb_build_object('{4}', work.{5}), pipeline_private.real_time(work.booked_at), {8}
          )
        $$
      $template$, made_of);
      execute pipeline_private.filled_in($template$
        create or replace function pipeline_private.tg_{2}__book()
          returns trigger
          language plpgsql
          security definer
        as $$
        declare
          work {1} := new;
        begin
          if ({6}) and work.{7} is not null then
            new.newly_booked := work.booked_at is null or work.booked_at is distinct from old.booked_at or work.{7} is distinct from old.{7};
            new.booked_at := case when work.{7} is distinct from old.{7} then work.{7} else coalesce(work.booked_at, work.{7}) end;
          else
            new.newly_booked := false;
            new.booked_at := null;
          end if;
          return new;
        end
        $$
      $template$, made_of);
    end if;

    execute pipeline_private.filled_in($template$
      create or replace function pipeline_private.tg_{2}__add_jobs()
        returns trigger
        language plpgsql
        security definer
      as $$
      begin
        -- Most updates book nothing.
        if not exists (select from new_rows as booked where booked.newly_booked) then
          return null;
        end if;
        perform pipeline_private.enqueue(array_agg(pipeline_private.job_of(row (booked.*)::{1})))
        from new_rows as booked where booked.newly_booked;
        return null;
      end
      $$
    $template$, made_of);
    execute pipeline_private.filled_in($template$
      create or replace trigger _200_book before insert or update on {1}
        for each row execute function pipeline_private.tg_{2}__book()
    $template$, made_of);
    foreach deed in array array['insert', 'update'] loop
      execute pipeline_private.filled_in($template$
        create or replace trigger _600_add_jobs_of_{9} after {9} on {1}
          referencing new table as new_rows
          for each statement execute function pipeline_private.tg_{2}__add_jobs()
      $template$, made_of || deed);
    end loop;
  end loop;
end
$do$;
