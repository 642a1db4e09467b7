-- What a person is told is nobody else's to read, be they an admin.
do $$
declare
  personal record;
begin
  for personal in
    select *
    from (values
      ('pipeline.notices', 'user_id = (select pipeline_private.signed_in_user())'),
      ('pipeline.alert_deliveries', 'user_id is null or user_id = (select pipeline_private.signed_in_user())'),
      ('pipeline.alert_channel_states', 'user_id is null or user_id = (select pipeline_private.signed_in_user())')
    ) as tables (name, is_theirs)
  loop
    execute format('drop policy viewers_read on %s', personal.name);
    execute format('drop policy operators_write on %s', personal.name);
    execute format('create policy viewers_read on %s for select to pipeline_viewer using (%s)', personal.name, personal.is_theirs);
  end loop;
end
$$;
