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

-- Why agreed deals come to nothing, in words that can be counted.
create domain pipeline.fall_through_kind as text constraint fall_through_kind_is_a_name check (value ~ '^[a-z][a-z0-9_]{0,62}$');

create table pipeline.fall_through_kinds (
  kind pipeline.fall_through_kind primary key,
  title pipeline.one_line not null,
  position integer not null
);

comment on table pipeline.fall_through_kinds is 'Standard reasons for which an agreed deal falls through or its investor falls away. Another is another row.';
comment on column pipeline.fall_through_kinds.kind is 'Names it.';
comment on column pipeline.fall_through_kinds.title is 'What people call it.';
comment on column pipeline.fall_through_kinds.position is 'Its place where one is chosen.';

create index fall_through_kinds_position on pipeline.fall_through_kinds (position);
grant select on pipeline.fall_through_kinds to pipeline_viewer, pipeline_worker;
grant insert, update, delete on pipeline.fall_through_kinds to pipeline_admin;

alter table pipeline.deals
  add column fall_through_kind pipeline.fall_through_kind references pipeline.fall_through_kinds (kind) on update cascade,
  add constraint fall_through_kind_is_of_one_that_fell check (fall_through_kind is null or fell_through_at is not null);
create index deals_fall_through_kind on pipeline.deals (fall_through_kind) where fall_through_kind is not null;
grant update (fall_through_kind) on pipeline.deals to pipeline_operator;
comment on column pipeline.deals.fall_through_kind is 'Which of the standard reasons it was; null when it has not fallen through, and until somebody says.';

comment on constraint fall_through_kind_is_a_name on domain pipeline.fall_through_kind is 'a standard reason is one of the table fall_through_kinds';
comment on constraint fall_through_kind_is_of_one_that_fell on pipeline.deals is 'only a deal that fell through has a reason for it';

alter type pipeline.move_requirements add attribute asks_fall_through boolean;
comment on column pipeline.move_requirements.asks_fall_through is
  'Whether it takes a lead off an agreed deal or an investor off a lead, so that fall_through tells which of the standard reasons it was.';
comment on constraint deals_fall_through_kind_fkey on pipeline.deals is 'a standard reason is one of the table fall_through_kinds';

reset role;
