-- Up Migration
-- What people are about to write to a vendor, what they often write, and where a fact of a lead came from.
set local role pipeline_owner;

create domain pipeline.draft_state as text constraint draft_state_is_known check (value in ('open', 'sent', 'discarded'));

create table pipeline.drafts (
  id uuid primary key default uuidv7(),
  vendor_lead_id uuid not null references pipeline.vendor_leads (id) on delete cascade,
  body pipeline.free_text not null,
  state pipeline.draft_state not null default 'open',
  author text not null default 'person',
  written_by text not null,
  user_id uuid,
  written_at timestamptz not null default pipeline.now(),
  edited_by text,
  edited_at timestamptz,
  read_up_to bigint,
  ended_by text,
  ended_at timestamptz,
  message_id uuid references pipeline.lead_messages (id) on delete set null,

  constraint draft_says_something check (body ~ '\S'),
  constraint draft_fits_a_text check (length(body) <= 1600),
  constraint edited_is_complete check ((edited_at is null) = (edited_by is null)),
  constraint ended_is_complete check ((ended_at is null) = (state = 'open') and (ended_at is null) = (ended_by is null)),
  constraint only_a_sent_draft_has_a_text check (message_id is null or state = 'sent')
);

create unique index one_open_draft_per_writer on pipeline.drafts (vendor_lead_id, written_by) where state = 'open';
create index drafts_lead on pipeline.drafts (vendor_lead_id, written_at);
create index drafts_open on pipeline.drafts (written_at) where state = 'open';
create index drafts_message on pipeline.drafts (message_id);

comment on table pipeline.drafts is 'Texts to vendors that are not to leave yet, kept for whoever goes on with them. Nothing leaves by itself. At most one open for a lead and whoever wrote it.';
comment on column pipeline.drafts.id is 'Names the draft.';
comment on column pipeline.drafts.vendor_lead_id is 'The lead.';
comment on column pipeline.drafts.body is 'The words.';
comment on column pipeline.drafts.state is 'open (somebody may go on with it), sent, discarded.';
comment on column pipeline.drafts.author is 'person, or the agent that proposes it.';
comment on column pipeline.drafts.written_by is 'Who began it: a user, a login, or an agent.';
comment on column pipeline.drafts.user_id is 'The user who began it; null for a login and an agent.';
comment on column pipeline.drafts.written_at is 'When it was begun.';
comment on column pipeline.drafts.edited_by is 'Who changed the words last; null when nobody has.';
comment on column pipeline.drafts.edited_at is 'When the words were changed last; null when they never were.';
comment on column pipeline.drafts.read_up_to is 'The text_no of the vendor''s last text when the words were last written; null when they had not written. What came later outdates the draft.';
comment on column pipeline.drafts.ended_by is 'Who sent or discarded it; null while it is open.';
comment on column pipeline.drafts.ended_at is 'When it was sent or discarded; null while it is open.';
comment on column pipeline.drafts.message_id is 'The text that it became; null unless it was sent.';

create table pipeline.saved_replies (
  title pipeline.one_line primary key,
  body pipeline.free_text not null,

  constraint title_is_short check (length(title) between 1 and 60),
  constraint reply_fits_a_text check (length(body) between 1 and 1000 and body ~ '\S'),
  constraint placeholders_are_known check (body !~ '\{(?!(first_name|company|address|offer_amount|video_url)\})')
);

comment on table pipeline.saved_replies is 'What people often write to vendors, with places to fill in: {first_name}, {company}, {address}, {offer_amount}, {video_url}. Nobody but a person sends one.';
comment on column pipeline.saved_replies.title is 'What it is called in the list.';
comment on column pipeline.saved_replies.body is 'The words, with their places to fill in.';

create type pipeline.filled_reply as (
  title pipeline.one_line,
  body text,
  segments integer,
  missing text[]
);

comment on type pipeline.filled_reply is 'A saved reply as it would be written to a lead.';
comment on column pipeline.filled_reply.title is 'What it is called in the list.';
comment on column pipeline.filled_reply.body is 'The words with their places filled in; null when the lead has no offer, which they name.';
comment on column pipeline.filled_reply.segments is 'In how many parts it would be sent and charged; null when there are no words.';
comment on column pipeline.filled_reply.missing is 'The places for which nothing is known of the lead: first_name, address (other words stand there), offer_amount.';

create type pipeline.fact_origin as (
  fact text,
  set_at timestamptz,
  actor_kind text,
  actor text,
  reason text,
  agent_run_id uuid,
  source text,
  words text[]
);

comment on type pipeline.fact_origin is 'Where a fact of a lead came from.';
comment on column pipeline.fact_origin.fact is 'The fact, by its column of the lead.';
comment on column pipeline.fact_origin.set_at is 'Since when it is what it is.';
comment on column pipeline.fact_origin.actor_kind is 'Who wrote it, as a kind: agent, user, sql, import, webhook, worker.';
comment on column pipeline.fact_origin.actor is 'Who wrote it.';
comment on column pipeline.fact_origin.reason is 'Why; null when that was not said.';
comment on column pipeline.fact_origin.agent_run_id is 'The agent''s run that found it; null unless one did.';
comment on column pipeline.fact_origin.source is 'The source that brought it; null unless one did.';
comment on column pipeline.fact_origin.words is 'What it was read from: the texts of the vendor that the run read, the earliest first, or the lead as its source brought it; null when it was read from neither.';

grant select on pipeline.drafts, pipeline.saved_replies to pipeline_viewer, pipeline_worker;

reset role;
