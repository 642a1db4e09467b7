-- Up Migration
-- What a change of the rules, the end of a stop or a user who leaves does to very many leads is done five hundred at a time.
-- Which are left is a row for each: whoever meets one of them meanwhile knows.
set local role pipeline_owner;

create table pipeline_private.large_changes (
  only_row boolean primary key default true,
  look_at timestamptz,
  booked_at timestamptz,
  newly_booked boolean not null default false,

  constraint there_is_one_row check (only_row)
);

insert into pipeline_private.large_changes default values;
insert into pipeline_private.work_kinds (task, relation, key, argument, due, waiting, priority, detail, called)
values (
  'go_on_with_large_changes', 'pipeline_private.large_changes', 'only_row', 'all', 'look_at', 'work.look_at is not null', -1,
  $$'what a change does to many leads'$$, 'large changes'
);

comment on table pipeline_private.large_changes is 'When the next leads of large changes are seen to; look_at is null when none is left.';

create table pipeline_private.timers_to_place (
  vendor_lead_id uuid primary key references pipeline.vendor_leads (id) on delete cascade,
  stage text not null,
  asked_at timestamptz not null default pipeline.now()
);

comment on table pipeline_private.timers_to_place is 'Leads whose timer is to be looked at, since the rules of their stage have changed; a timer that comes meanwhile is looked at first.';

create table pipeline_private.clocks_to_run (
  vendor_lead_id uuid primary key references pipeline.vendor_leads (id) on delete cascade,
  since timestamptz not null,
  asked_at timestamptz not null default pipeline.now()
);

comment on table pipeline_private.clocks_to_run is 'Leads whose clock stands (since) although the stop that held it has ended: it runs again in its turn, later by as much as it stood.';

create table pipeline_private.leads_to_pass_on (
  vendor_lead_id uuid primary key references pipeline.vendor_leads (id) on delete cascade,
  left_by text not null,
  asked_at timestamptz not null default pipeline.now()
);

comment on table pipeline_private.leads_to_pass_on is 'Leads of users who look after nothing any more, which go to others or are nobody''s in their turn.';

create type pipeline.unfinished_change as (
  kind text,
  stage text,
  user_name text,
  lead_count integer,
  asked_at timestamptz
);

comment on type pipeline.unfinished_change is 'What a change still has to do to leads, five hundred at a time.';
comment on column pipeline.unfinished_change.kind is 'timers: leads of a stage are timed anew; clocks: clocks that a stop held run again; owners: leads of a user who has left are handed on.';
comment on column pipeline.unfinished_change.stage is 'The stage; null unless it is about timers.';
comment on column pipeline.unfinished_change.user_name is 'Who has left; null unless it is about owners.';
comment on column pipeline.unfinished_change.lead_count is 'How many are left.';
comment on column pipeline.unfinished_change.asked_at is 'When it was asked for.';

reset role;
