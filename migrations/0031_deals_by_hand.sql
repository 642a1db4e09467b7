-- Up Migration
-- What became of a deal that somebody writes, what a text would be, and who has read a lead's personal data.
set local role pipeline_owner;

create type pipeline.deal_result as (
  saved boolean,
  code text,
  deal pipeline.deals
);

comment on type pipeline.deal_result is 'What became of a deal that was to be written: the deal as it is now, written or not.';
comment on column pipeline.deal_result.saved is 'Whether it was written.';
comment on column pipeline.deal_result.code is 'Null when it was, else the VL code of the refusal.';
comment on column pipeline.deal_result.deal is 'The deal as it stands.';

create type pipeline.text_preview as (
  body text,
  segments integer,
  max_segments integer,
  beyond_gsm text
);

comment on type pipeline.text_preview is 'What a text would say, and what it would cost.';
comment on column pipeline.text_preview.body is 'The words, with their places filled in and plain letters where there are any; null when there would be no text.';
comment on column pipeline.text_preview.segments is 'In how many parts it would be sent and charged; null when there would be no text.';
comment on column pipeline.text_preview.max_segments is 'How many parts a text may have.';
comment on column pipeline.text_preview.beyond_gsm is 'The characters for which its parts hold 67 letters instead of 153; null when there are none.';

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

grant select on pipeline.lead_reads to pipeline_admin, pipeline_worker;

reset role;
