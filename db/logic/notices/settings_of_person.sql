create or replace function pipeline_private.settings_of_person(user_id uuid)
  returns pipeline_private.notice_settings
  language plpgsql
  stable
as $$
declare
  its pipeline_private.notice_settings;
begin
  select * into its from pipeline_private.notice_settings as settings where settings.user_id = settings_of_person.user_id;
  if its.user_id is null then
    its.user_id := settings_of_person.user_id;
    its.popup_causes := array['item_assigned', 'lead_assigned', 'vendor_answered', 'overdue'];
    its.email_causes := '{}';
    its.slack_causes := '{}';
    its.version := 0;
  end if;
  if its.email_address is null then
    select users.name into its.email_address
    from pipeline_private.users as users
    where users.id = settings_of_person.user_id and users.name ~ '^[^@\s]+@[^@\s]+\.[^@\s]+$';
  end if;
  return its;
end
$$;

comment on function pipeline_private.settings_of_person is
  'How a person wants to be told: what they chose, else pop-ups of everything and nothing beside. Whose name is an e-mail address has that until they say another.';

create or replace function pipeline_private.ways_of_person(user_id uuid, cause text)
  returns setof text
  language sql
  stable
  rows 2
as $$
  select ways.channel
  from pipeline_private.settings_of_person(ways_of_person.user_id) as its
  cross join lateral (values
    ('email', its.email_address is not null and ways_of_person.cause = any (its.email_causes)),
    ('slack', its.slack_path is not null and ways_of_person.cause = any (its.slack_causes))
  ) as ways (channel, is_wanted)
  where ways.is_wanted and exists (select from pipeline.alert_channels as channels where channels.channel = ways.channel)
$$;

comment on function pipeline_private.ways_of_person is 'By which ways, beside the browser, a person wants to be told of a cause, and can be.';

create or replace function pipeline_private.time_to_tell(user_id uuid, wanted_at timestamptz)
  returns timestamptz
  language sql
  stable
as $$
  select pipeline_private.next_time_within(
    wanted_at, coalesce(own.works_days::integer[], company.send_days), coalesce(own.works_from, company.send_from),
    coalesce(own.works_until, company.send_until), company.time_zone
  )
  from pipeline.settings as company
  left join pipeline_private.notice_settings as own on own.user_id = time_to_tell.user_id
$$;

comment on function pipeline_private.time_to_tell is
  'The first moment from this one on at which a person may be disturbed by e-mail or Slack: within their hours, else those of the company.';

create or replace function pipeline_private.user_called(name text)
  returns uuid
  language sql
  stable
as $$
  select users.id from pipeline_private.users as users where users.name = split_part(user_called.name, ' (', 1)
$$;

comment on function pipeline_private.user_called is
  'The user who is called so on record, also with the token that they used; null for nobody and for a login of the database that no user is called like.';
