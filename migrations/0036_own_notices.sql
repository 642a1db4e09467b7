-- Up Migration
-- A person is told of what concerns them: in the browser, by e-mail, by Slack, as they choose.
set local role pipeline_owner;

create domain pipeline.notice_cause as text constraint cause_is_known check (
  value in ('item_assigned', 'lead_assigned', 'vendor_answered', 'overdue', 'way_down', 'test')
);
create domain pipeline.notice_causes as text[] constraint causes_are_known check (
  value <@ array['item_assigned', 'lead_assigned', 'vendor_answered', 'overdue']
);
create domain pipeline.notice_channel as text constraint channel_is_known check (value in ('email', 'slack'));
-- Without the host: whose Slack is called is said by whoever runs the workers, never by a person's choice.
create domain pipeline.slack_path as text
  constraint path_is_of_a_webhook check (value ~ '^/services/[A-Za-z0-9]{1,40}/[A-Za-z0-9]{1,40}/[A-Za-z0-9]{1,100}$');
create domain pipeline.week_days as integer[]
  constraint days_are_weekdays check (cardinality(value) > 0 and value <@ array[1, 2, 3, 4, 5, 6, 7]);

create table pipeline.notices (
  id uuid primary key default uuidv7(),
  user_id uuid not null references pipeline_private.users (id) on delete cascade,
  cause pipeline.notice_cause not null,
  vendor_lead_id uuid references pipeline.vendor_leads (id) on delete cascade,
  review_item_id uuid references pipeline.review_items (id) on delete cascade,
  message_id uuid references pipeline.lead_messages (id) on delete cascade,
  alert_id uuid references pipeline.alerts (id) on delete cascade,
  channel pipeline.notice_channel,
  caused_by text,
  occurrences integer not null default 1,
  created_at timestamptz not null default pipeline.now(),
  last_at timestamptz not null default pipeline.now(),
  read_at timestamptz
);

create unique index one_unread_notice_of_a_cause on pipeline.notices (user_id, cause, vendor_lead_id, review_item_id, channel)
  nulls not distinct where read_at is null;
create index notices_user on pipeline.notices (user_id, last_at);
create index notices_lead on pipeline.notices (vendor_lead_id) where vendor_lead_id is not null;
create index notices_item on pipeline.notices (review_item_id) where review_item_id is not null;
create index notices_message on pipeline.notices (message_id) where message_id is not null;
create index notices_alert on pipeline.notices (alert_id) where alert_id is not null;
create index notices_last_at on pipeline.notices (last_at);

comment on table pipeline.notices is 'What a person is told of because it concerns them; nobody else sees it. While one is unread, the same again counts.';
comment on column pipeline.notices.id is 'Names the notice.';
comment on column pipeline.notices.user_id is 'Who is told.';
comment on column pipeline.notices.cause is 'What it is about.';
comment on column pipeline.notices.vendor_lead_id is 'The lead; null when it is about none.';
comment on column pipeline.notices.review_item_id is 'The question; null when it is about none.';
comment on column pipeline.notices.message_id is 'The vendor''s text, the latest of several; null when it is about none.';
comment on column pipeline.notices.alert_id is 'The alert that says what is overdue; null for other causes.';
comment on column pipeline.notices.channel is 'The way that is down or was tried; null for other causes.';
comment on column pipeline.notices.caused_by is 'Who did it; null when nobody of ours did.';
comment on column pipeline.notices.occurrences is 'How often it has happened since it was last read.';
comment on column pipeline.notices.created_at is 'When it happened first.';
comment on column pipeline.notices.last_at is 'When it happened last.';
comment on column pipeline.notices.read_at is 'When the person has seen it; null while they have not.';

grant select on pipeline.notices to pipeline_viewer;

create table pipeline_private.notice_settings (
  user_id uuid primary key references pipeline_private.users (id) on delete cascade,
  popup_causes pipeline.notice_causes not null,
  email_causes pipeline.notice_causes not null,
  slack_causes pipeline.notice_causes not null,
  email_address pipeline.email_address,
  slack_path pipeline.slack_path,
  works_from time,
  works_until time,
  works_days pipeline.week_days,
  version integer not null default 1,

  constraint hours_are_whole check (num_nulls(works_from, works_until, works_days) in (0, 3)),
  constraint hours_are_some check (works_from < works_until)
);

comment on table pipeline_private.notice_settings is 'How a person wants to be told; without a row as default_notice_settings() says. A choice of one''s own, and not on record: whoever reads the record would read addresses.';
comment on column pipeline_private.notice_settings.user_id is 'Who.';
comment on column pipeline_private.notice_settings.popup_causes is 'What the browser shows as it happens; its list has everything.';
comment on column pipeline_private.notice_settings.email_causes is 'What is told by e-mail.';
comment on column pipeline_private.notice_settings.slack_causes is 'What is told by Slack.';
comment on column pipeline_private.notice_settings.email_address is 'Where to; null when that is their name, or none is known.';
comment on column pipeline_private.notice_settings.slack_path is 'Their own incoming webhook, without the host; null when they have none. Whoever knows it may post: no function hands it to anybody but workers.';
comment on column pipeline_private.notice_settings.works_from is 'From when on e-mail and Slack may disturb, local time; null: as the company sends texts.';
comment on column pipeline_private.notice_settings.works_until is 'Until when; null as works_from is.';
comment on column pipeline_private.notice_settings.works_days is 'On which ISO weekdays (1 is Monday); null as works_from is.';
comment on column pipeline_private.notice_settings.version is 'Grows with every change.';

create type pipeline.notice_choices as (
  popup_causes text[],
  email_causes text[],
  slack_causes text[],
  email_address text,
  has_slack boolean,
  email_problem text,
  slack_problem text,
  own_hours boolean,
  works_from time,
  works_until time,
  works_days integer[],
  version integer
);

comment on type pipeline.notice_choices is 'How a person wants to be told of what concerns them.';
comment on column pipeline.notice_choices.popup_causes is 'What the browser shows as it happens; its list has everything.';
comment on column pipeline.notice_choices.email_causes is 'What is told by e-mail.';
comment on column pipeline.notice_choices.slack_causes is 'What is told by Slack.';
comment on column pipeline.notice_choices.email_address is 'Where e-mail goes; null while none is known.';
comment on column pipeline.notice_choices.has_slack is 'Whether an incoming webhook of their own is known; it is never shown again.';
comment on column pipeline.notice_choices.email_problem is 'Why the last e-mail did not get through; null while all is well.';
comment on column pipeline.notice_choices.slack_problem is 'Why the last message to Slack did not get through; null while all is well.';
comment on column pipeline.notice_choices.own_hours is 'Whether the hours are their own, not the company''s.';
comment on column pipeline.notice_choices.works_from is 'From when on e-mail and Slack may disturb, local time of the company.';
comment on column pipeline.notice_choices.works_until is 'Until when.';
comment on column pipeline.notice_choices.works_days is 'On which ISO weekdays (1 is Monday).';
comment on column pipeline.notice_choices.version is 'Grows with every change; 0 while nothing was ever chosen. Whoever gives it back with a change overwrites no other.';

-- One engine delivers both: what waits for the same destination goes together.
alter table pipeline.alert_channel_states
  drop constraint alert_channel_states_pkey,
  add column user_id uuid references pipeline_private.users (id) on delete cascade,
  add column destination text generated always as (channel || coalesce(':' || user_id::text, '')) stored,
  add constraint alert_channel_states_pkey primary key (destination);
create index alert_channel_states_channel on pipeline.alert_channel_states (channel);
create index alert_channel_states_user on pipeline.alert_channel_states (user_id) where user_id is not null;
comment on table pipeline.alert_channel_states is 'How the ways to people are: written by the workers. Of other persons'' own ways nobody sees any.';
comment on column pipeline.alert_channel_states.user_id is 'Whose own way it is; null for the company''s.';
comment on column pipeline.alert_channel_states.destination is 'Names the way: the channel, and whose it is.';

alter table pipeline.alert_deliveries
  alter column alert_id drop not null,
  add column notice_id uuid references pipeline.notices (id) on delete cascade,
  add column user_id uuid references pipeline_private.users (id) on delete cascade,
  add column destination text generated always as (channel || coalesce(':' || user_id::text, '')) stored,
  add constraint tells_of_one_thing check (num_nonnulls(alert_id, notice_id) = 1),
  add constraint notices_go_to_their_person check ((notice_id is null) = (user_id is null));
drop index pipeline.alert_deliveries_waiting;
create index alert_deliveries_waiting on pipeline.alert_deliveries (destination, next_attempt_at) where status = 'waiting';
create unique index one_delivery_of_a_notice on pipeline.alert_deliveries (notice_id, channel);
create index alert_deliveries_user on pipeline.alert_deliveries (user_id) where user_id is not null;
comment on table pipeline.alert_deliveries is 'Each notice to each channel, of an alert to one of the company''s or of what concerns a person to one of their own: a job delivers it, and tries again with growing pauses. A channel that tells us nothing when a line breaks may get one twice after a worker died, never none. Of what goes to other persons nobody sees any.';
comment on column pipeline.alert_deliveries.alert_id is 'What it tells of; null for a person''s own notice.';
comment on column pipeline.alert_deliveries.notice_id is 'The person''s own notice that it tells of; null for an alert.';
comment on column pipeline.alert_deliveries.user_id is 'Whose notice it is; null for an alert.';
comment on column pipeline.alert_deliveries.destination is 'Names the way that it goes: the channel, and whose it is.';
comment on column pipeline.alert_deliveries.status is 'waiting, sent, overtaken (it was over, or read, before it left), failed (the channel refused this very one, or a day in vain), no_channel (the channel is not set up).';
comment on column pipeline.alert_deliveries.created_at is 'Since when it waits to be sent: a person''s own from when it may leave.';

reset role;
