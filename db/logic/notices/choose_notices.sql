create or replace function pipeline_private.want_own_notices()
  returns uuid
  language plpgsql
  stable
as $$
declare
  user_id uuid := pipeline_private.signed_in_user();
begin
  if user_id is null then
    raise exception 'only somebody who is signed in has notices' using errcode = 'VL004', hint = 'Sign in to the web process.';
  end if;
  return user_id;
end
$$;

comment on function pipeline_private.want_own_notices is 'Who is signed in. Raises VL004 when nobody is, and for a token that may do less than its user.';

create or replace function pipeline.my_notice_choices()
  returns pipeline.notice_choices
  language sql
  stable
  security definer
as $$
  select row (
    its.popup_causes, its.email_causes, its.slack_causes, its.email_address, its.slack_path is not null,
    pipeline_private.problem_of_way(its.user_id, 'email'), pipeline_private.problem_of_way(its.user_id, 'slack'),
    its.works_days is not null, coalesce(its.works_from, company.send_from), coalesce(its.works_until, company.send_until),
    coalesce(its.works_days::integer[], company.send_days), its.version
  )::pipeline.notice_choices
  from pipeline.settings as company
  cross join pipeline_private.settings_of_person(pipeline_private.want_own_notices()) as its
$$;

comment on function pipeline.my_notice_choices is
  'How whoever is signed in wants to be told of what concerns them, and whether they can be. Raises VL004 when nobody is signed in.';

create or replace function pipeline_private.problem_of_way(user_id uuid, channel text)
  returns text
  language sql
  stable
as $$
  select case latest.status
    when 'no_channel' then 'nobody has set it up for the workers'
    else case when states.broken_since is not null or states.failures > 0 then states.last_error end
  end
  from (select 1) as one
  left join pipeline.alert_channel_states as states
    on states.channel = problem_of_way.channel and states.user_id = problem_of_way.user_id
  left join lateral (
    select deliveries.status
    from pipeline.alert_deliveries as deliveries
    where deliveries.user_id = problem_of_way.user_id and deliveries.channel = problem_of_way.channel
      and deliveries.status in ('sent', 'failed', 'no_channel')
    order by deliveries.id desc
    limit 1
  ) as latest on true
$$;

comment on function pipeline_private.problem_of_way is 'Why a person is not reached by a way of theirs; null while they are.';

create or replace function pipeline.choose_notices(
  popup_causes pipeline.notice_causes default null,
  email_causes pipeline.notice_causes default null,
  slack_causes pipeline.notice_causes default null,
  email_address pipeline.email_address default null,
  slack_webhook pipeline.one_line default null,
  works_from time default null,
  works_until time default null,
  works_days pipeline.week_days default null,
  clear text[] default null,
  expected_version integer default null
)
  returns pipeline.notice_choices
  language plpgsql
  security definer
as $$
#variable_conflict use_column
declare
  before pipeline_private.notice_settings := pipeline_private.settings_of_person(pipeline_private.want_own_notices());
  its pipeline_private.notice_settings := before;
  cleared text[] := coalesce(clear, '{}');
  path text := pipeline_private.path_of_webhook(slack_webhook);
begin
  -- Two tabs of theirs that save at once come one after the other.
  perform from pipeline_private.users as users where users.id = its.user_id for no key update;
  before := pipeline_private.settings_of_person(its.user_id);
  its := before;
  if expected_version <> before.version then
    raise exception 'you have chosen otherwise meanwhile, in another window'
      using
        errcode = 'VL041', detail = jsonb_build_object('expected', expected_version, 'version', before.version)::text,
        hint = 'Look at what is chosen now, and choose again.';
  end if;
  if not cleared <@ array['email_address', 'slack_webhook', 'hours'] then
    raise exception 'what can be emptied is email_address, slack_webhook and hours'
      using errcode = 'VL018', detail = jsonb_build_object('fields', array['clear'])::text;
  end if;
  select settings.email_address into its.email_address
  from pipeline_private.notice_settings as settings where settings.user_id = its.user_id;
  its.popup_causes := coalesce(choose_notices.popup_causes, its.popup_causes);
  its.email_causes := coalesce(choose_notices.email_causes, its.email_causes);
  its.slack_causes := coalesce(choose_notices.slack_causes, its.slack_causes);
  its.email_address := case when 'email_address' = any (cleared) then null else coalesce(choose_notices.email_address, its.email_address) end;
  its.slack_path := case when 'slack_webhook' = any (cleared) then null else coalesce(path, its.slack_path) end;
  its.works_from := case when not 'hours' = any (cleared) then coalesce(choose_notices.works_from, its.works_from) end;
  its.works_until := case when not 'hours' = any (cleared) then coalesce(choose_notices.works_until, its.works_until) end;
  its.works_days := case when not 'hours' = any (cleared) then coalesce(choose_notices.works_days, its.works_days) end;
  if num_nulls(its.works_from, its.works_until, its.works_days) not in (0, 3) or its.works_from >= its.works_until then
    raise exception 'hours have a beginning, an end after it, and days'
      using
        errcode = 'VL018', detail = jsonb_build_object('fields', array['works_from', 'works_until', 'works_days'])::text,
        hint = 'Give all three; or clear hours for those of the company.';
  end if;

  its.version := before.version + 1;
  insert into pipeline_private.notice_settings as settings
  values (its.*)
  on conflict (user_id) do update
    set
      popup_causes = excluded.popup_causes, email_causes = excluded.email_causes, slack_causes = excluded.slack_causes,
      email_address = excluded.email_address, slack_path = excluded.slack_path,
      works_from = excluded.works_from, works_until = excluded.works_until, works_days = excluded.works_days,
      version = excluded.version;

  its := pipeline_private.settings_of_person(its.user_id);
  if its.email_address is distinct from before.email_address then
    perform pipeline_private.begin_way_anew(its.user_id, 'email');
  end if;
  if its.slack_path is distinct from before.slack_path then
    perform pipeline_private.begin_way_anew(its.user_id, 'slack');
  end if;
  return pipeline.my_notice_choices();
end
$$;

comment on function pipeline.choose_notices is
  'Says how whoever is signed in wants to be told; what is left out stays. expected_version: the version that was looked at, so that nothing chosen since is overwritten. slack_webhook: the address of an incoming webhook of theirs, which is never shown again. clear: email_address, slack_webhook, or hours for those of the company. Raises VL004 when nobody is signed in, VL018 for an address or hours that cannot be, VL041 when other choices were made since.';

create or replace function pipeline_private.path_of_webhook(webhook text)
  returns text
  language plpgsql
  immutable
as $$
declare
  path text := substring(btrim(webhook) from '^https://hooks\.slack(?:-gov)?\.com(/services/[A-Za-z0-9]{1,40}/[A-Za-z0-9]{1,40}/[A-Za-z0-9]{1,100})$');
begin
  if webhook is not null and path is null then
    raise exception 'that is no incoming webhook of Slack'
      using
        errcode = 'VL018', detail = jsonb_build_object('fields', array['slack_webhook'])::text,
        hint = 'It begins with https://hooks.slack.com/services/';
  end if;
  return path;
end
$$;

comment on function pipeline_private.path_of_webhook is 'The path of the address of an incoming webhook of Slack. Raises VL018 for any other address; the address itself is in no message.';

create or replace function pipeline_private.begin_way_anew(user_id uuid, channel text)
  returns void
  language sql
as $$
  update pipeline.alert_channel_states as states
  set broken_since = null, failures = 0, next_send_at = pipeline.now(), last_code = null, last_error = null
  where states.user_id = begin_way_anew.user_id and states.channel = begin_way_anew.channel;
  update pipeline.alert_deliveries as deliveries
  set next_attempt_at = greatest(pipeline.now(), deliveries.created_at)
  where deliveries.user_id = begin_way_anew.user_id and deliveries.channel = begin_way_anew.channel
    and deliveries.status = 'waiting' and deliveries.next_attempt_at is null
$$;

comment on function pipeline_private.begin_way_anew is 'What was known of a person''s way counts no more: what waited for it is tried again.';

create or replace function pipeline.test_notice(channel pipeline.notice_channel)
  returns pipeline.notices
  language plpgsql
  security definer
as $$
declare
  its pipeline_private.notice_settings := pipeline_private.settings_of_person(pipeline_private.want_own_notices());
  notice pipeline.notices;
begin
  if pipeline_private.address_of_way(its.user_id, test_notice.channel) is null then
    raise exception 'no address of yours is known for %', test_notice.channel
      using errcode = 'VL018', detail = jsonb_build_object('fields', array['channel'])::text, hint = 'Save one first.';
  end if;
  -- Whoever presses twice gets one; nobody fills another's letter-box.
  select * into notice
  from pipeline.notices as notices
  where notices.user_id = its.user_id and notices.cause = 'test' and notices.channel = test_notice.channel
    and notices.created_at > pipeline_private.later(pipeline.now(), interval '-20 seconds')
  order by notices.id desc
  limit 1;
  if notice.id is not null then
    return notice;
  end if;
  update pipeline.notices as notices
  set read_at = pipeline.now()
  where notices.user_id = its.user_id and notices.cause = 'test' and notices.channel = test_notice.channel and notices.read_at is null;
  perform pipeline_private.tell_person(its.user_id, 'test', channel => test_notice.channel);
  select * into notice
  from pipeline.notices as notices
  where notices.user_id = its.user_id and notices.cause = 'test' and notices.channel = test_notice.channel and notices.read_at is null;
  perform pipeline_private.begin_way_anew(its.user_id, test_notice.channel);
  perform pipeline_private.send_notice(notice, test_notice.channel, pipeline.now());
  return notice;
end
$$;

comment on function pipeline.test_notice is
  'Sends whoever is signed in a notice by a way of theirs, at any hour, to see whether it gets through; one that was down is used again. Another within 20 seconds is the same. Raises VL004 when nobody is signed in, VL018 when no address of theirs is known.';

grant execute on function pipeline.my_notice_choices, pipeline.choose_notices, pipeline.test_notice to pipeline_viewer;
