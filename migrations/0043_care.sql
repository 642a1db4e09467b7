-- Up Migration
-- For how long what nobody needs any more is kept, and how much of each kind a run of a schedule dealt with.
set local role pipeline_owner;

alter table pipeline.settings
  add column ended_sessions_kept_for interval constraint ended_sessions_kept_for_is_within_a_century check (ended_sessions_kept_for > interval '0' and ended_sessions_kept_for <= interval '100 years'),
  add column spent_access_kept_for interval constraint spent_access_kept_for_is_within_a_century check (spent_access_kept_for > interval '0' and spent_access_kept_for <= interval '100 years'),
  add column sign_in_tries_kept_for interval
    constraint sign_in_tries_outlive_their_count check (sign_in_tries_kept_for between interval '15 minutes' and interval '100 years'),
  add column imports_kept_for interval constraint imports_kept_for_is_within_a_century check (imports_kept_for > interval '0' and imports_kept_for <= interval '100 years'),
  add column drafts_kept_for interval constraint drafts_kept_for_is_within_a_century check (drafts_kept_for > interval '0' and drafts_kept_for <= interval '100 years'),
  add column rebuild_budget interval constraint rebuild_budget_is_some_time check (rebuild_budget between interval '0' and interval '1 day');

comment on column pipeline.settings.ended_sessions_kept_for is 'For how long sessions of people are kept that have ended; the record has them for longer. Null: for ever.';
comment on column pipeline.settings.spent_access_kept_for is 'For how long API tokens and sign-in links are kept that no longer count; the record has them for longer. Null: for ever.';
comment on column pipeline.settings.sign_in_tries_kept_for is 'For how long failed sign-ins are kept; they count for 15 minutes. Null: for ever.';
comment on column pipeline.settings.imports_kept_for is 'For how long it is kept what came of each import of a file, lines that were refused included; not the leads. Null: for ever.';
comment on column pipeline.settings.drafts_kept_for is 'For how long drafts are kept that were sent or discarded, and those that were left lying at a lead that is finished. Null: for ever.';
comment on column pipeline.settings.rebuild_budget is 'For how long indexes are rebuilt each night; one that takes longer is given up. Null: none is rebuilt.';

alter table pipeline.schedule_runs
  add column counts jsonb constraint counts_are_by_kind check (jsonb_typeof(counts) = 'object');
comment on column pipeline.schedule_runs.counts is 'How much of each kind was done, by its name, where a step does several; null where it does not, and before it is over.';

create domain pipeline.retention_kind as text constraint retention_kind_is_a_name check (value ~ '^[a-z][a-z_]{1,60}$');

create table pipeline.retention_rules (
  kind pipeline.retention_kind primary key,
  title pipeline.one_line not null,
  kept_for interval,
  counted_from pipeline.one_line not null,
  what_happens pipeline.one_line not null,
  legal_basis pipeline.free_text not null,
  enabled boolean not null default false,

  constraint something_is_kept_for_some_time check (kept_for between interval '1 day' and interval '100 years'),
  constraint only_what_can_go_is_switched_on check (not enabled or kind in ('dead_leads', 'completed_leads', 'unplaced_texts')),
  constraint what_is_kept_for_ever_never_ends check (kept_for is not null or not enabled)
);

comment on table pipeline.retention_rules is 'For how long which personal data are kept, and why. What is past its time is erased every night, once its rule is switched on.';
comment on column pipeline.retention_rules.kind is 'Names the data.';
comment on column pipeline.retention_rules.title is 'What they are.';
comment on column pipeline.retention_rules.kept_for is 'For how long they are kept; null for ever.';
comment on column pipeline.retention_rules.counted_from is 'From when that is counted.';
comment on column pipeline.retention_rules.what_happens is 'What happens then.';
comment on column pipeline.retention_rules.legal_basis is 'Why they are kept for as long.';
comment on column pipeline.retention_rules.enabled is 'Whether it happens by itself; until then each night only counts.';

create table pipeline.erasures (
  id uuid primary key default uuidv7(),
  vendor_lead_id uuid not null references pipeline.vendor_leads (id) on delete cascade,
  kind pipeline.retention_kind references pipeline.retention_rules (kind) on update cascade,
  reason pipeline.free_text not null,
  erased_by text not null,
  erased_at timestamptz not null default pipeline.now(),

  constraint a_lead_is_erased_once unique (vendor_lead_id)
);
create index erasures_kind on pipeline.erasures (kind);
create index erasures_erased_at on pipeline.erasures (erased_at);

comment on table pipeline.erasures is 'Leads of which nothing tells any more who they were. What is left are their moves, figures and times.';
comment on column pipeline.erasures.id is 'Names the erasure.';
comment on column pipeline.erasures.vendor_lead_id is 'The lead.';
comment on column pipeline.erasures.kind is 'The rule by which it happened; null when somebody asked for it.';
comment on column pipeline.erasures.reason is 'Why.';
comment on column pipeline.erasures.erased_by is 'Who did it.';
comment on column pipeline.erasures.erased_at is 'When, by the business clock.';

-- Lets the function that erases write where nobody else may: there is a row only while it does.
create table pipeline_private.erasing (
  transaction_id xid8 primary key
);
comment on table pipeline_private.erasing is 'The transaction in which leads are being erased, for as long as that takes.';

grant select on pipeline.retention_rules, pipeline.erasures to pipeline_viewer, pipeline_worker;
grant update (kept_for, counted_from, what_happens, legal_basis, enabled) on pipeline.retention_rules to pipeline_admin;

create type pipeline.retention_state as (
  kind text,
  title text,
  kept_for interval,
  enabled boolean,
  due integer
);
comment on type pipeline.retention_state is 'How much of a kind of personal data is past its time.';
comment on column pipeline.retention_state.kind is 'Names the data.';
comment on column pipeline.retention_state.title is 'What they are.';
comment on column pipeline.retention_state.kept_for is 'For how long they are kept; null for ever.';
comment on column pipeline.retention_state.enabled is 'Whether they are erased by themselves.';
comment on column pipeline.retention_state.due is 'How many would be erased now.';

reset role;
