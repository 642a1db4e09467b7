-- Up Migration
-- Red flags: what a vendor told of a property that a buyer has to know before an offer, each with the words that told it.
set local role pipeline_owner;

create domain pipeline.flag_name as text constraint flag_is_a_name check (value ~ '^[a-z][a-z0-9_]{0,62}$');

create domain pipeline.flag_meaning as text constraint flag_meaning_is_known check (value in ('person', 'reject'));

create table pipeline.flag_rules (
  flag pipeline.flag_name primary key,
  title pipeline.one_line not null,
  means pipeline.flag_meaning not null,
  description pipeline.free_text not null
);

comment on table pipeline.flag_rules is 'The red flags there are: what may be wrong with a property or a sale that sold prices do not show, and what follows.';
comment on column pipeline.flag_rules.flag is 'Names the flag; it is the reason code of whoever stops a lead for it.';
comment on column pipeline.flag_rules.title is 'What people call it.';
comment on column pipeline.flag_rules.means is 'person: no offer is made before a person has looked. reject: such a property is not for us.';
comment on column pipeline.flag_rules.description is 'What counts as it, and why it matters to a buyer.';

create table pipeline.property_flags (
  id uuid primary key default uuidv7(),
  vendor_lead_id uuid not null references pipeline.vendor_leads (id) on delete cascade,
  flag pipeline.flag_name not null references pipeline.flag_rules (flag),
  said pipeline.free_text not null,
  message_id uuid references pipeline.lead_messages (id) on delete set null,
  noted_by text not null,
  noted_at timestamptz not null default pipeline.now(),
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_because pipeline.free_text,

  constraint flag_has_words check (said ~ '\S'),
  constraint withdrawn_is_complete check (
    (withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_because is null)
  )
);

create unique index one_standing_flag_of_a_kind on pipeline.property_flags (vendor_lead_id, flag) where withdrawn_at is null;
create index property_flags_lead on pipeline.property_flags (vendor_lead_id, noted_at);
create index property_flags_flag on pipeline.property_flags (flag);
create index property_flags_message on pipeline.property_flags (message_id);

comment on table pipeline.property_flags is 'Red flags of a lead''s property: at most one of a kind stands.';
comment on column pipeline.property_flags.id is 'Names it.';
comment on column pipeline.property_flags.vendor_lead_id is 'The lead.';
comment on column pipeline.property_flags.flag is 'Which flag.';
comment on column pipeline.property_flags.said is 'The words that told it: the vendor''s, or those of whoever noted it.';
comment on column pipeline.property_flags.message_id is 'The vendor''s text that holds the words; null when a person noted it.';
comment on column pipeline.property_flags.noted_by is 'Who noted it: an agent, a user or a login.';
comment on column pipeline.property_flags.noted_at is 'When.';
comment on column pipeline.property_flags.withdrawn_at is 'When somebody found that it does not hold; null while it stands.';
comment on column pipeline.property_flags.withdrawn_by is 'Who; null while it stands.';
comment on column pipeline.property_flags.withdrawn_because is 'Why; null while it stands.';

grant select on pipeline.flag_rules, pipeline.property_flags to pipeline_viewer, pipeline_worker;
grant insert, update, delete on pipeline.flag_rules to pipeline_admin;

-- Every text of a vendor is read as something, not only an answer to an offer.
alter domain pipeline.reply_intent drop constraint intent_is_known;
alter domain pipeline.reply_intent add constraint intent_is_known check (value in (
  'acceptance', 'rejection', 'counter', 'question', 'opt_out', 'wrong_number', 'unclear', 'answer', 'matter'
));
comment on column pipeline.lead_messages.intent is 'How a vendor''s text was understood; null when not read, and for outbound.';

reset role;
