-- Up Migration
-- By which other numbers a vendor is known: texts from there are about the lead, too.
set local role pipeline_owner;

create domain pipeline.phone_origin as text constraint origin_is_known check (value in ('former', 'merged', 'person'));

create table pipeline.lead_phones (
  id uuid primary key default uuidv7(),
  vendor_lead_id uuid not null references pipeline.vendor_leads (id) on delete cascade,
  phone text not null,
  known_by pipeline.phone_origin not null default 'person',
  added_by text not null,
  added_at timestamptz not null default pipeline.now(),

  constraint phone_is_e164 check (phone ~ '^\+[1-9][0-9]{6,14}$'),
  constraint a_number_is_known_once unique (vendor_lead_id, phone)
);

create index lead_phones_phone on pipeline.lead_phones (phone);
create index lead_messages_of_strangers on pipeline.lead_messages (phone) where vendor_lead_id is null;

comment on table pipeline.lead_phones is 'Other numbers of a lead''s vendor, beside the one that we text: what is written from there is about the lead. vendor_leads.vendor_phone itself is never among them.';
comment on column pipeline.lead_phones.id is 'Names the row.';
comment on column pipeline.lead_phones.vendor_lead_id is 'The lead.';
comment on column pipeline.lead_phones.phone is 'The number, in E.164; a landline may be one.';
comment on column pipeline.lead_phones.known_by is 'How it is known: former (the lead had it, and its vendor wrote from there), merged (a lead that was merged into this one had it), person (somebody said so).';
comment on column pipeline.lead_phones.added_by is 'Who said so, or whose deed brought it.';
comment on column pipeline.lead_phones.added_at is 'When.';

grant select on pipeline.lead_phones to pipeline_viewer, pipeline_worker;
grant insert (vendor_lead_id, phone), delete on pipeline.lead_phones to pipeline_operator;

reset role;
