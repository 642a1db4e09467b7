-- Up Migration
set local role pipeline_owner;

-- When leads are merged, words go to where they will be answered; figures count them for the lead that they came for.
create table pipeline_private.moved_words (
  message_id uuid primary key references pipeline.lead_messages (id) on delete cascade,
  vendor_lead_id uuid not null references pipeline.vendor_leads (id) on delete cascade
);
create index moved_words_lead on pipeline_private.moved_words (vendor_lead_id);
comment on table pipeline_private.moved_words is 'Texts of vendors that lie at another lead than the one they came for, since the two were merged.';
comment on column pipeline_private.moved_words.message_id is 'The text.';
comment on column pipeline_private.moved_words.vendor_lead_id is 'The lead that it came for.';

reset role;
