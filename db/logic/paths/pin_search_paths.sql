-- Whoever calls a function must not decide where it looks: what they have put in front would be found first, and a definer
-- would run it. So this is no function's own business. The migrator calls it when all files have been run.
create or replace function pipeline_private.pin_search_paths()
  returns void
  language plpgsql
as $$
declare
  -- A path would keep the planner from putting their bodies in the place of the call. They run as whoever calls them.
  looked_up_in_place constant text[] := array[
    'allowing_consent', 'answer_is_owed', 'audit_hash', 'beginning_of', 'beyond_real_time', 'board_cursor', 'bucket_amount', 'business_time', 'camel_case', 'client_address', 'clock_rate', 'consent_for', 'consent_obstacle', 'day_begins', 'due_at', 'facts_for_agents', 'furthest_step', 'has_written',
    'is_alike', 'is_by_hand', 'is_gsm', 'is_legal', 'is_no_person', 'is_particle', 'is_title', 'is_whole_code', 'is_workers_login',
    'job', 'job_of', 'kind_of_word', 'lacks_offer', 'later', 'may_run', 'may_say', 'now', 'numbered', 'pounds', 'real_time', 'said_no_at', 'search_digits', 'search_text', 'segments', 'share_band', 'speaks_for_others', 'spread_bucket',
    'transaction_no', 'transaction_offset', 'words_for', 'words_of', 'xid_here'
  ];
  -- Run as whoever writes the row, for each of 20,000 rows of one statement.
  looks_at_each_row constant text := '^tg_(\w+__is_whole|lead_messages__fill_in)$';
  open_to_callers regprocedure;
begin
  for open_to_callers in
    select functions.oid
    from pg_catalog.pg_proc as functions
    where functions.pronamespace in ('pipeline'::regnamespace, 'pipeline_private'::regnamespace, 'pipeline_doorbell'::regnamespace)
      and functions.prokind = 'f'
      and functions.proname <> all (looked_up_in_place)
      and functions.proname !~ looks_at_each_row
      and not exists (select from unnest(functions.proconfig) as setting where setting like 'search\_path=%')
  loop
    execute format('alter function %s set search_path = pg_catalog, pg_temp', open_to_callers);
  end loop;
end
$$;

comment on function pipeline_private.pin_search_paths is
  'Lets every function look into pg_catalog, pg_temp and nowhere else, unless it says another path itself or is looked up in place. Called by the migrator.';
