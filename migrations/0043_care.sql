-- Up Migration
-- For how long what nobody needs any more is kept, and how much of each kind a run of a schedule dealt with.
set local role pipeline_owner;

alter table pipeline.settings
  add column ended_sessions_kept_for interval constraint ended_sessions_kept_for_is_positive check (ended_sessions_kept_for > interval '0'),
  add column spent_tokens_kept_for interval constraint spent_tokens_kept_for_is_positive check (spent_tokens_kept_for > interval '0'),
  add column sign_in_tries_kept_for interval
    constraint sign_in_tries_outlive_their_count check (sign_in_tries_kept_for >= interval '15 minutes'),
  add column imports_kept_for interval constraint imports_kept_for_is_positive check (imports_kept_for > interval '0'),
  add column drafts_kept_for interval constraint drafts_kept_for_is_positive check (drafts_kept_for > interval '0'),
  add column rebuild_budget interval constraint rebuild_budget_is_some_time check (rebuild_budget >= interval '0');

comment on column pipeline.settings.ended_sessions_kept_for is 'For how long sessions of people are kept that have ended; the record has them for longer. Null: for ever.';
comment on column pipeline.settings.spent_tokens_kept_for is 'For how long API tokens and sign-in links are kept that no longer count; the record has them for longer. Null: for ever.';
comment on column pipeline.settings.sign_in_tries_kept_for is 'For how long failed sign-ins are kept; they count for 15 minutes. Null: for ever.';
comment on column pipeline.settings.imports_kept_for is 'For how long it is kept what came of each import of a file, lines that were refused included; not the leads. Null: for ever.';
comment on column pipeline.settings.drafts_kept_for is 'For how long drafts are kept that were sent or discarded, and those that were left lying at a lead that is finished. Null: for ever.';
comment on column pipeline.settings.rebuild_budget is 'For how long indexes are rebuilt each night; one that takes longer is given up. Null: none is rebuilt.';

alter table pipeline.schedule_runs
  add column counts jsonb constraint counts_are_by_kind check (jsonb_typeof(counts) = 'object');
comment on column pipeline.schedule_runs.counts is 'How much of each kind was done, by its name, where a step does several; null where it does not, and before it is over.';

reset role;
