-- Up Migration
-- Admins let people in over the API, where no password ever passes: they hand out a link, by which whoever has it sets one of
-- their own, once. A person is told of what concerns them: in the browser, by e-mail, by Slack, as they choose. And what admins set.
set local role pipeline_owner;

alter table pipeline_private.users
  add column link_hash bytea,
  add column link_expires_at timestamptz,
  drop constraint user_can_sign_in_somehow,
  add constraint user_can_sign_in_somehow check (password_hash is not null or oidc_subject is not null or link_hash is not null),
  add constraint link_is_hashed check (octet_length(link_hash) = 32),
  add constraint link_is_whole check ((link_hash is null) = (link_expires_at is null));
create unique index users_link on pipeline_private.users (link_hash) where link_hash is not null;
comment on column pipeline_private.users.link_hash is
  'SHA-256 of the code of the link by which they set a password; null when none was made since the last password.';
comment on column pipeline_private.users.link_expires_at is 'Until when that link lets them; null without one.';

create type pipeline.sign_in_link as (
  user_name text,
  code text,
  expires_at timestamptz
);

comment on type pipeline.sign_in_link is 'A link by which a user sets a password of their own, once; nobody can read it again.';
comment on column pipeline.sign_in_link.user_name is 'Whose it is.';
comment on column pipeline.sign_in_link.code is 'What the link ends with: /set-password# and this.';
comment on column pipeline.sign_in_link.expires_at is 'Until when it counts, by the real clock.';

create type pipeline.new_api_token as (
  id uuid,
  token text,
  expires_at timestamptz
);

comment on type pipeline.new_api_token is 'A token that was made just now; nobody can read it again.';
comment on column pipeline.new_api_token.id is 'Names the token; end_api_token() ends it.';
comment on column pipeline.new_api_token.token is 'What a program sends as Authorization: Bearer ….';
comment on column pipeline.new_api_token.expires_at is 'Until when it counts, by the real clock.';

-- Without foreign keys: whoever looks waits for nobody who has the lead locked.
create table pipeline.lead_reads (
  vendor_lead_id uuid not null,
  user_id uuid not null,
  hour timestamptz not null,
  user_name text not null,
  read_at timestamptz not null default pipeline.now(),

  primary key (vendor_lead_id, user_id, hour)
);

create index lead_reads_user on pipeline.lead_reads (user_id, hour);

comment on table pipeline.lead_reads is 'Who has read one lead''s personal data through the API: one row for a lead, a user and an hour. Lists and the board leave none.';
comment on column pipeline.lead_reads.vendor_lead_id is 'The lead; it may be gone.';
comment on column pipeline.lead_reads.user_id is 'The user; they may be gone.';
comment on column pipeline.lead_reads.hour is 'The hour, from its beginning.';
comment on column pipeline.lead_reads.user_name is 'What the user, or their token, was called then.';
comment on column pipeline.lead_reads.read_at is 'When they read it first in that hour.';

-- Whoever asks and hears no answer may ask the same again: it is done once.
create table pipeline_private.done_requests (
  user_id uuid not null references pipeline_private.users (id) on delete cascade,
  key uuid not null,
  done_at timestamptz not null default now(),

  primary key (user_id, key)
);

create index done_requests_done_at on pipeline_private.done_requests (done_at);

comment on table pipeline_private.done_requests is 'What users asked for of the last day, by the keys that they gave it, and that was done.';
comment on column pipeline_private.done_requests.key is 'Made up by whoever asks, for one thing that they want done; what was refused has none.';

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

grant select on pipeline.lead_reads to pipeline_admin, pipeline_worker;
grant select on pipeline.notices to pipeline_viewer;

create domain pipeline.model_price as numeric constraint price_is_no_gain check (value >= 0);

alter table pipeline.settings
  add column owner_answers_within interval constraint owner_answers_in_time
    check (owner_answers_within >= interval '0' and owner_answers_within <= interval '30 days'),
  add column questions_overdue_after interval constraint questions_overdue_in_time
    check (questions_overdue_after > interval '0' and questions_overdue_after <= interval '30 days'),
  add column archive_dead_after interval constraint archive_dead_after_is_within_a_century
    check (archive_dead_after > interval '0' and archive_dead_after <= interval '100 years'),
  add column schedule_runs_kept_for interval constraint schedule_runs_kept_for_is_within_a_century
    check (schedule_runs_kept_for > interval '0' and schedule_runs_kept_for <= interval '100 years'),
  add column cohort_matures_after interval constraint cohort_matures_after_is_within_a_century
    check (cohort_matures_after > interval '0' and cohort_matures_after <= interval '100 years'),
  add column figure_hours_kept_for interval constraint figure_hours_kept_for_is_within_a_century
    check (figure_hours_kept_for > interval '0' and figure_hours_kept_for <= interval '100 years'),
  add column backups_kept_for interval constraint backups_kept_for_is_within_a_century
    check (backups_kept_for > interval '0' and backups_kept_for <= interval '100 years'),
  add column weekly_backups_kept_for interval constraint weekly_backups_kept_for_is_within_a_century
    check (weekly_backups_kept_for > interval '0' and weekly_backups_kept_for <= interval '100 years'),
  add column ended_sessions_kept_for interval constraint ended_sessions_kept_for_is_within_a_century
    check (ended_sessions_kept_for > interval '0' and ended_sessions_kept_for <= interval '100 years'),
  add column spent_access_kept_for interval constraint spent_access_kept_for_is_within_a_century
    check (spent_access_kept_for > interval '0' and spent_access_kept_for <= interval '100 years'),
  add column sign_in_tries_kept_for interval constraint sign_in_tries_outlive_their_count
    check (sign_in_tries_kept_for between interval '15 minutes' and interval '100 years'),
  add column imports_kept_for interval constraint imports_kept_for_is_within_a_century
    check (imports_kept_for > interval '0' and imports_kept_for <= interval '100 years'),
  add column drafts_kept_for interval constraint drafts_kept_for_is_within_a_century
    check (drafts_kept_for > interval '0' and drafts_kept_for <= interval '100 years'),
  add column rebuild_budget interval constraint rebuild_budget_is_some_time check (rebuild_budget between interval '0' and interval '1 day'),
  add column near_miss_share numeric(4, 3) constraint near_miss_is_a_share check (near_miss_share between 0 and 0.5),
  add column deliveries_leave_after interval constraint deliveries_leave_after_is_within_a_century
    check (deliveries_leave_after > interval '0' and deliveries_leave_after <= interval '100 years'),
  add column runs_leave_after interval constraint runs_leave_after_is_within_a_century
    check (runs_leave_after > interval '0' and runs_leave_after <= interval '100 years'),
  add column events_leave_after interval constraint events_leave_after_is_within_a_century
    check (events_leave_after > interval '0' and events_leave_after <= interval '100 years'),
  add column audit_leaves_after interval constraint audit_leaves_after_is_within_a_century
    check (audit_leaves_after > interval '0' and audit_leaves_after <= interval '100 years'),
  add column archives_kept_for interval constraint archives_kept_for_is_within_a_century
    check (archives_kept_for > interval '0' and archives_kept_for <= interval '100 years'),
  add column model_input_price pipeline.model_price,
  add column model_output_price pipeline.model_price,
  add column model_budget_per_lead pipeline.model_price,
  add column model_budget_per_day pipeline.model_price,
  add constraint reminder_grace_ends check (reminder_grace <= interval '30 days');

comment on column pipeline.settings.reminder_grace is 'Least time between a text of ours that left and the next reminder, unless the rules have the two closer together, and between it and the move that closes the lead.';
comment on column pipeline.settings.owner_answers_within is 'For how long an overdue question waits for the owner of its lead; after that it is everybody''s. 4 hours; null when that was never changed.';
comment on column pipeline.settings.questions_overdue_after is 'How long a question may wait before it is given to the owner of its lead. 4 hours; null when that was never changed.';
comment on column pipeline.settings.archive_dead_after is 'For how long a lead has been dead when it leaves the usual lists, of which nothing is lost; null: none leaves by itself.';
comment on column pipeline.settings.schedule_runs_kept_for is 'For how long it is kept how each run of a schedule went, the latest of each for ever; null: for ever.';
comment on column pipeline.settings.cohort_matures_after is 'How old leads are when their conversion rates count: by then most of what will come of them has; null: at once.';
comment on column pipeline.settings.figure_hours_kept_for is 'For how long it is kept what figures were in each hour; days are kept for ever; null: hours as well.';
comment on column pipeline.settings.backups_kept_for is 'For how long each nightly backup in BACKUP_DIR is kept, the latest two for ever; null: for ever.';
comment on column pipeline.settings.weekly_backups_kept_for is 'For how long the first backup of each week is kept beyond that; null: for ever. Whoever was erased meanwhile stays in them for as long.';
comment on column pipeline.settings.ended_sessions_kept_for is 'For how long sessions of people are kept that have ended; the record has them for longer. Null: for ever.';
comment on column pipeline.settings.spent_access_kept_for is 'For how long API tokens and sign-in links are kept that no longer count; the record has them for longer. Null: for ever.';
comment on column pipeline.settings.sign_in_tries_kept_for is 'For how long failed sign-ins are kept; they count for 15 minutes. Null: for ever.';
comment on column pipeline.settings.imports_kept_for is 'For how long it is kept what came of each import of a file, lines that were refused included; not the leads. Null: for ever.';
comment on column pipeline.settings.drafts_kept_for is 'For how long drafts are kept that were sent or discarded, and those that were left lying at a lead that is finished. Null: for ever.';
comment on column pipeline.settings.rebuild_budget is 'For how long indexes are rebuilt each night; one that takes longer is given up. Null: none is rebuilt.';
comment on column pipeline.settings.near_miss_share is 'By how much of its price a lead may have missed a limit and still be told of as an opportunity; null: none is.';
comment on column pipeline.settings.deliveries_leave_after is 'How old what came in for an archived lead is when it leaves into ARCHIVE_DIR, if its door keeps it for as long; null: it never does.';
comment on column pipeline.settings.runs_leave_after is 'For how long a lead has been archived when what agents answered leaves into ARCHIVE_DIR; null: it never does.';
comment on column pipeline.settings.events_leave_after is 'For how long a lead has been archived when its events leave into ARCHIVE_DIR, but for those that figures and rights are made of; null: they never do.';
comment on column pipeline.settings.audit_leaves_after is 'For how long a lead has been archived when the record of its changes leaves into ARCHIVE_DIR, but for the last of each row; null: it never does.';
comment on column pipeline.settings.archives_kept_for is 'For how long what has left into ARCHIVE_DIR is kept there, from when its file was written; null: for ever, or until its lead is erased.';
comment on column pipeline.settings.model_input_price is 'What a million tokens that a language model reads cost, in pence; null where they cost nothing.';
comment on column pipeline.settings.model_output_price is 'What a million tokens that a language model writes cost, in pence; null where they cost nothing.';
comment on column pipeline.settings.model_budget_per_lead is 'What a language model may cost for one lead in all, in pence, asked by one agent: then the rules alone go on; null for no limit.';
comment on column pipeline.settings.model_budget_per_day is 'What language models may cost in a day, in pence: then the rules alone go on; null for no limit.';

-- What somebody saw before they changed it: rows as arguments, of what they may change.
create type pipeline.settings_seen as (
  company_name text,
  video_url text,
  send_from time,
  send_until time,
  daily_cap integer,
  daily_hard_cap integer,
  texts_per_minute integer,
  max_segments integer,
  reminder_grace interval,
  acceptance_confidence numeric,
  max_offer_rounds integer,
  questions_overdue_after interval,
  owner_answers_within interval
);

comment on type pipeline.settings_seen is 'Thresholds as somebody last saw them; of those that they do not change it does not matter.';
comment on column pipeline.settings_seen.company_name is 'The name in texts to vendors; also null where it does not change.';
comment on column pipeline.settings_seen.video_url is 'The video that a text points to; also null where it does not change.';
comment on column pipeline.settings_seen.send_from is 'Start of the hours in which texts may leave, local time; also null where it does not change.';
comment on column pipeline.settings_seen.send_until is 'End of the hours in which texts may leave, local time; also null where it does not change.';
comment on column pipeline.settings_seen.daily_cap is 'Most texts that rules send one number in 24 hours, direct replies aside; also null where it does not change.';
comment on column pipeline.settings_seen.daily_hard_cap is 'Most texts of any kind to one number in 24 hours; beyond it a person is asked; also null where it does not change.';
comment on column pipeline.settings_seen.texts_per_minute is 'Pace of texts that are neither direct replies nor a person''s, over all leads; of ten seconds as many leave at once. Null means no limit; also null where it does not change.';
comment on column pipeline.settings_seen.max_segments is 'Most segments of one text of ours: 160 characters or 153 each in the GSM alphabet, 70 or 67 in any other. Templates that could exceed it are refused, and so is a person''s text; an agent''s goes to a person; also null where it does not change.';
comment on column pipeline.settings_seen.reminder_grace is 'Least time between a text of ours that left and the next reminder, unless the rules have the two closer together, and between it and the move that closes the lead; also null where it does not change.';
comment on column pipeline.settings_seen.acceptance_confidence is 'An acceptance read with less confidence goes to a person; also null where it does not change.';
comment on column pipeline.settings_seen.max_offer_rounds is 'Most offers to one vendor; after that a person decides; also null where it does not change.';
comment on column pipeline.settings_seen.questions_overdue_after is 'How long a question may wait before it is given to the owner of its lead. 4 hours; null when that was never changed; also null where it does not change.';
comment on column pipeline.settings_seen.owner_answers_within is 'For how long an overdue question waits for the owner of its lead; after that it is everybody''s. 4 hours; null when that was never changed; also null where it does not change.';

reset role;
