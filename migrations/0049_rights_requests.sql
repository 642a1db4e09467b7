-- Up Migration
-- What people ask of us by right: each request with the last day on which the law lets us answer it. And what a vendor is told who is
-- handed to a person, in the language that they write in.
set local role pipeline_owner;

create domain pipeline.rights_kind as text constraint rights_kind_is_known check (
  value in ('access', 'rectification', 'erasure', 'restriction', 'portability', 'objection', 'automated_decision', 'complaint')
);
create domain pipeline.rights_status as text constraint rights_status_is_known check (
  value in ('open', 'extended', 'answered', 'refused', 'withdrawn')
);
create domain pipeline.rights_way as text constraint rights_way_is_known check (
  value in ('text', 'call', 'letter', 'email', 'in_person', 'other')
);

create table pipeline.rights_rules (
  kind pipeline.rights_kind primary key,
  title pipeline.one_line not null,
  description pipeline.free_text not null,
  answer_within interval not null,
  extended_by interval,
  may_refuse boolean not null,
  suppresses boolean not null,
  warn_before interval not null,
  acknowledged_by text references pipeline.message_templates (template) on delete restrict,

  constraint clock_is_days_or_months check (
    answer_within > interval '0' and extract(day from answer_within) * extract(month from answer_within) = 0 and extract(hour from answer_within) = 0
  ),
  constraint warns_in_days check (warn_before >= interval '0' and extract(month from warn_before) = 0)
);

create index rights_rules_acknowledged_by on pipeline.rights_rules (acknowledged_by);

comment on table pipeline.rights_rules is 'What people may ask of us by right, and how long the law gives us for the answer.';
comment on column pipeline.rights_rules.kind is 'Names it.';
comment on column pipeline.rights_rules.title is 'What people call it.';
comment on column pipeline.rights_rules.description is 'What counts as it, what we owe, and by which law.';
comment on column pipeline.rights_rules.answer_within is 'How long we have: months up to the same day of a later month, or its last; of days the day of receipt is the first.';
comment on column pipeline.rights_rules.extended_by is 'By how much it may be extended; null where the law knows no extension.';
comment on column pipeline.rights_rules.may_refuse is 'Whether it may be refused, with a reason.';
comment on column pipeline.rights_rules.suppresses is 'Whether it silences the number at once, as an opt-out does.';
comment on column pipeline.rights_rules.warn_before is 'How long before its last day people are alerted.';
comment on column pipeline.rights_rules.acknowledged_by is 'The template of the text that says it has come; null where a person says it.';

create table pipeline.rights_requests (
  id uuid primary key default uuidv7(),
  vendor_lead_id uuid not null references pipeline.vendor_leads (id) on delete cascade,
  kind pipeline.rights_kind not null references pipeline.rights_rules (kind),
  came_by pipeline.rights_way not null,
  said pipeline.free_text,
  message_id uuid references pipeline.lead_messages (id) on delete set null,
  noted_by text not null,
  received_at timestamptz not null,
  due_on date not null,
  status pipeline.rights_status not null default 'open',
  acknowledgement_id uuid references pipeline.lead_messages (id) on delete set null,
  acknowledged_at timestamptz,
  acknowledged_by text,
  extension_reason pipeline.free_text,
  settled_at timestamptz,
  settled_by text,
  outcome pipeline.free_text,

  constraint acknowledged_by_somebody check ((acknowledged_at is null) = (acknowledged_by is null)),
  constraint extension_has_a_reason check (status <> 'extended' or extension_reason is not null),
  constraint settled_is_complete check (
    num_nonnulls(settled_at, settled_by, outcome) = case when status in ('open', 'extended') then 0 else 3 end
  )
);

create unique index one_open_request_of_a_kind on pipeline.rights_requests (vendor_lead_id, kind) where settled_at is null;
create index rights_requests_lead on pipeline.rights_requests (vendor_lead_id, received_at);
create index rights_requests_due on pipeline.rights_requests (due_on) where settled_at is null;
create index rights_requests_kind on pipeline.rights_requests (kind);
create index rights_requests_message on pipeline.rights_requests (message_id);
create index rights_requests_acknowledgement on pipeline.rights_requests (acknowledgement_id);

comment on table pipeline.rights_requests is 'What people asked of us by right. At most one of a kind is open for a lead.';
comment on column pipeline.rights_requests.id is 'Names it.';
comment on column pipeline.rights_requests.vendor_lead_id is 'The lead of whoever asked.';
comment on column pipeline.rights_requests.kind is 'What they ask for.';
comment on column pipeline.rights_requests.came_by is 'How it came.';
comment on column pipeline.rights_requests.said is 'What was asked, in the words of whoever noted it; null where it was read in a text.';
comment on column pipeline.rights_requests.message_id is 'The text in which it was read; null when a person noted it.';
comment on column pipeline.rights_requests.noted_by is 'Who noted it: pipeline where it was read in a text, else a user or a login.';
comment on column pipeline.rights_requests.received_at is 'When it came to us: the clock runs from that day.';
comment on column pipeline.rights_requests.due_on is 'The last day for the answer; the last for the acknowledgement, too.';
comment on column pipeline.rights_requests.status is 'open, extended, answered, refused, or withdrawn (it was none, or they took it back).';
comment on column pipeline.rights_requests.acknowledgement_id is 'The text of ours that says it has come; null when none was written.';
comment on column pipeline.rights_requests.acknowledged_at is 'When a person told them that it has come; null while none has.';
comment on column pipeline.rights_requests.acknowledged_by is 'Who did; null while nobody has.';
comment on column pipeline.rights_requests.extension_reason is 'Why it was extended, as they were told; null unless it was.';
comment on column pipeline.rights_requests.settled_at is 'When it was answered, refused or withdrawn; null while it is open.';
comment on column pipeline.rights_requests.settled_by is 'Who did; null while it is open.';
comment on column pipeline.rights_requests.outcome is 'What they were answered, or why it was refused or withdrawn; null while it is open.';

create domain pipeline.language_code as text constraint language_code_is_one check (value ~ '^[a-z]{2}$');

create table pipeline.handover_texts (
  language pipeline.language_code primary key,
  title pipeline.one_line not null,
  template text not null references pipeline.message_templates (template) on delete restrict,
  enabled boolean not null
);

create index handover_texts_template on pipeline.handover_texts (template);

comment on table pipeline.handover_texts is 'What a vendor is told, once, whose words an agent hands to a person: by the language they write in. A language that is not here is told in English.';
comment on column pipeline.handover_texts.language is 'The language, as ISO 639-1.';
comment on column pipeline.handover_texts.title is 'What people call it.';
comment on column pipeline.handover_texts.template is 'The template of the text.';
comment on column pipeline.handover_texts.enabled is 'Whether whoever writes in it is told at all.';

grant select on pipeline.rights_rules, pipeline.rights_requests, pipeline.handover_texts to pipeline_viewer, pipeline_worker;
grant insert, update, delete on pipeline.rights_rules, pipeline.handover_texts to pipeline_admin;

reset role;
