-- Up Migration
-- The board that people work on all day: leads as cards in the columns of their stages. One box to find a lead by whatever is known of
-- it. Who looks after a lead: leads are handed out by the owner rules, people are away, and a question that waits for too long is passed on.
do $$
begin
  create extension if not exists pg_trgm schema public;
exception
  when insufficient_privilege then
    raise exception 'the extension pg_trgm is missing, which finds leads by parts of their names'
      using hint = 'Let the owner of the database run: create extension pg_trgm';
end
$$;

set local role pipeline_owner;

create domain pipeline.board_order as text
  constraint order_is_known check (value in ('NEXT_ACTION', 'TIME_IN_STAGE', 'LAST_REPLY', 'OFFER', 'VALUE'));

comment on domain pipeline.board_order is 'What the cards of a column are sorted by.';

create type pipeline.board_card as (
  lead_id uuid,
  cursor text,
  vendor_name text,
  outward_code text,
  stage_entered_at timestamptz,
  turn text,
  next_what text,
  next_at timestamptz,
  due_at timestamptz,
  held_at timestamptz,
  taken_over_by text,
  opted_out_at timestamptz,
  open_review_count integer,
  open_alert_count integer,
  last_text_body text,
  last_text_direction text,
  last_text_at timestamptz,
  last_reply_at timestamptz,
  offer_amount numeric(12, 2),
  asking_price numeric(12, 2),
  owner text
);

comment on type pipeline.board_card is 'A lead on the board.';
comment on column pipeline.board_card.lead_id is 'The lead.';
comment on column pipeline.board_card.cursor is 'Its place in the column, for boardCards(after:) with the same order.';
comment on column pipeline.board_card.vendor_name is 'What the vendor is called; null when not known.';
comment on column pipeline.board_card.outward_code is 'The first half of the postcode; null when not known.';
comment on column pipeline.board_card.stage_entered_at is 'Since when it stands at the stage.';
comment on column pipeline.board_card.turn is 'Whose move it is; null when the stage is terminal.';
comment on column pipeline.board_card.next_what is 'What happens next: see next_action of the lead.';
comment on column pipeline.board_card.next_at is 'When; null when it waits for somebody to do it.';
comment on column pipeline.board_card.due_at is 'Since when it waits for a person, as a question is open or the vendor waits for who leads the conversation; else by when its clock wants the next step, whatever automation has in hand. It is null when there is no time for it, as on hold.';
comment on column pipeline.board_card.held_at is 'Since when automation keeps off; null while it does not.';
comment on column pipeline.board_card.taken_over_by is 'Who leads the conversation; null while automation does.';
comment on column pipeline.board_card.opted_out_at is 'When the vendor asked for no more texts; null while they have not.';
comment on column pipeline.board_card.open_review_count is 'How many questions about it wait for a person.';
comment on column pipeline.board_card.open_alert_count is 'How many alerts about it are open.';
comment on column pipeline.board_card.last_text_body is 'The latest text from or to the vendor that was not cancelled; null when there is none.';
comment on column pipeline.board_card.last_text_direction is 'Which way it went; null when there is none.';
comment on column pipeline.board_card.last_text_at is 'When it was written; null when there is none.';
comment on column pipeline.board_card.last_reply_at is 'When the vendor last wrote; null while they have not.';
comment on column pipeline.board_card.offer_amount is 'Our latest offer, GBP; null before there is one.';
comment on column pipeline.board_card.asking_price is 'What the vendor asks, GBP; null when not known.';
comment on column pipeline.board_card.owner is 'The name of the user who looks after it; null when nobody does.';

create type pipeline.board_stage as (
  stage text,
  title text,
  is_terminal boolean,
  lead_count integer,
  total_value numeric(16, 2),
  cards pipeline.board_card[]
);

comment on type pipeline.board_stage is 'A column of the board.';
comment on column pipeline.board_stage.stage is 'The stage.';
comment on column pipeline.board_stage.title is 'Its name for people.';
comment on column pipeline.board_stage.is_terminal is 'Whether leads end there.';
comment on column pipeline.board_stage.lead_count is 'How many leads stand there that were not archived and are asked for.';
comment on column pipeline.board_stage.total_value is 'What they are worth, GBP: the sum of their latest offers, which after acceptance are what was agreed, or asking prices where there is no offer; as in stage_figures().';
comment on column pipeline.board_stage.cards is 'The first of them. The next ones: boardCards, after the cursor of the last.';

create type pipeline_private.board_question as (
  stage text,
  order_by text,
  after jsonb,
  most integer,
  search text,
  source text,
  owner text,
  turn text
);

comment on type pipeline_private.board_question is 'What somebody wants to see of the board. stage null: all; after: what a cursor holds; most: cards of a stage.';

create type pipeline_private.board_sorting as (
  sort_value text,
  kind text,
  direction text,
  is_known boolean
);

comment on type pipeline_private.board_sorting is 'What cards are sorted by, as SQL, of which type that is, which way, and whether every lead has it; those without come last.';

create type pipeline_private.board_place as (
  stage text,
  vendor_lead_id uuid,
  cursor text,
  place integer
);

comment on type pipeline_private.board_place is 'Which lead stands where in the column of its stage.';

-- A board of a hundred thousand leads reads of each column what it shows: by arrival and by value from one index, by what
-- is due from the other, and counts those of a side or a source without a look at the leads. Who is on hold the index tells as
-- well: of very many that are, no row is read to count those that are not. Both take the place of one that was written as often.
drop index pipeline.vendor_leads_stage;
create index vendor_leads_stage on pipeline.vendor_leads (pipeline_stage, stage_entered_at, id)
  include (offer_amount, asking_price, archived_at, turn, source, held_at);
create index vendor_leads_archived on pipeline.vendor_leads (pipeline_stage) include (offer_amount, asking_price)
  where archived_at is not null;
drop index pipeline.lead_timers_due;
create index lead_timers_due on pipeline.lead_timers (stage, due_at, vendor_lead_id) include (name);

-- Numbers lie apart from the words: viewers find nothing by them, at no more cost than others.
create table pipeline_private.lead_words (
  vendor_lead_id uuid primary key references pipeline.vendor_leads (id) on delete cascade,
  words text not null,
  numbers text
);

comment on table pipeline_private.lead_words is 'By what a lead is found: each of its name, numbers, postcode, address and reference on a line, as words_of() writes them. Apart from the lead, so that a move does not write the index.';
comment on column pipeline_private.lead_words.words is 'What everybody finds it by.';
comment on column pipeline_private.lead_words.numbers is 'Its numbers, and the lines with a number in them: what viewers find nothing by. Null where there are none.';

-- Wherever the extension lies.
do $$
begin
  execute format(
    'create index lead_words_words on pipeline_private.lead_words using gin (words %1$s.gin_trgm_ops, numbers %1$s.gin_trgm_ops)',
    (select extensions.extnamespace::regnamespace from pg_extension as extensions where extensions.extname = 'pg_trgm')
  );
end
$$;

-- Which words are common decides how they are looked for.
alter table pipeline_private.lead_words alter column words set statistics 1000, alter column numbers set statistics 1000;

create type pipeline.lead_found as (
  lead_id uuid,
  vendor_name text,
  vendor_phone text,
  property_postcode text,
  property_address text,
  stage text,
  matched_by text[],
  owner text
);

comment on type pipeline.lead_found is 'A lead that a search has found.';
comment on column pipeline.lead_found.lead_id is 'The lead.';
comment on column pipeline.lead_found.vendor_name is 'What the vendor is called; null when not known.';
comment on column pipeline.lead_found.vendor_phone is 'The number that we text.';
comment on column pipeline.lead_found.property_postcode is 'The postcode; null when not known.';
comment on column pipeline.lead_found.property_address is 'The address; null when not known.';
comment on column pipeline.lead_found.stage is 'Where it stands.';
comment on column pipeline.lead_found.matched_by is 'What of it was found: name, phone, other_phone, postcode, address, reference, id; several where the words are of several.';
comment on column pipeline.lead_found.owner is 'The name of the user who looks after it; null when nobody does.';

create table pipeline.lead_owners (
  vendor_lead_id uuid primary key references pipeline.vendor_leads (id) on delete cascade,
  owner text not null references pipeline_private.users (name) on update cascade on delete cascade,
  assigned_at timestamptz not null default pipeline.now(),
  assigned_by text not null,
  owner_rule_id uuid
);

create index lead_owners_owner on pipeline.lead_owners (owner);

comment on table pipeline.lead_owners is 'Who looks after a lead; a lead that nobody looks after has no row.';
comment on column pipeline.lead_owners.vendor_lead_id is 'The lead.';
comment on column pipeline.lead_owners.owner is 'The name of the user who looks after it.';
comment on column pipeline.lead_owners.assigned_at is 'Since when.';
comment on column pipeline.lead_owners.assigned_by is 'Who gave it to them.';
comment on column pipeline.lead_owners.owner_rule_id is 'The owner rule that gave it, which may be gone by now; null when a person did.';

create table pipeline.owner_rules (
  id uuid primary key default uuidv7(),
  stage text not null references pipeline.stages (stage) on update cascade on delete cascade,
  source pipeline.source_name,
  owner text not null references pipeline_private.users (name) on update cascade on delete cascade,

  constraint everybody_takes_one_turn unique nulls not distinct (stage, source, owner)
);

create index owner_rules_owner on pipeline.owner_rules (owner);

comment on table pipeline.owner_rules is 'Who in turn looks after leads that come to a stage and that nobody looks after, or somebody of other rules. Of a lead whose source has rows of its own there, those of its source, while one of them is there.';
comment on column pipeline.owner_rules.id is 'Names the row; turns go in this order.';
comment on column pipeline.owner_rules.stage is 'The stage: that where leads begin for new ones.';
comment on column pipeline.owner_rules.source is 'Only leads of this source; null when the row is for all that have no rows of their own.';
comment on column pipeline.owner_rules.owner is 'The name of a user; one who is away or may not sign in any more is passed over.';

create table pipeline_private.owner_turns (
  stage text not null,
  source text not null,
  handed_out bigint not null,

  constraint owner_turns_pkey primary key (stage, source)
);

comment on table pipeline_private.owner_turns is 'How many leads the rules of a stage and a source have handed out, which tells whose turn it is; source is empty for rules of all sources.';

-- One row for each statement that brought leads where a rule is; it is gone before the transaction ends.
create unlogged table pipeline_private.leads_to_hand_out (
  statement_no bigint generated always as identity primary key,
  lead_ids uuid[] not null,
  left_by text
);

comment on table pipeline_private.leads_to_hand_out is 'Leads that this transaction hands out as it commits, so that whoever takes a turn keeps nobody waiting for longer.';

create table pipeline_private.leads_without_taker (
  vendor_lead_id uuid primary key references pipeline.vendor_leads (id) on delete cascade
);

comment on table pipeline_private.leads_without_taker is 'Leads that owner rules were to hand out when nobody who takes turns was there; somebody gets them who is there first.';
comment on column pipeline_private.leads_without_taker.vendor_lead_id is 'The lead.';

create table pipeline.absences (
  user_name text primary key references pipeline_private.users (name) on update cascade on delete cascade,
  since timestamptz not null default pipeline.now(),
  until timestamptz,

  constraint absence_comes_to_an_end check (isfinite(until))
);

comment on table pipeline.absences is 'Users who are away: no lead is handed out to them, and what waits for them is passed on when it is overdue.';
comment on column pipeline.absences.user_name is 'The name of the user.';
comment on column pipeline.absences.since is 'When they said so.';
comment on column pipeline.absences.until is 'When they are back by themselves; null: when somebody says so.';

create domain pipeline.passed_on_to as text
  constraint whom_it_was_passed_on_to_is_known check (value in ('owner', 'everybody'));

alter table pipeline.review_items
  add column passed_on_to pipeline.passed_on_to,
  add column passed_on_at timestamptz,
  add column back_at timestamptz,
  add constraint passed_on_at_some_time check ((passed_on_to is null) = (passed_on_at is null)),
  add constraint everybodys_is_nobodys check (passed_on_to <> 'everybody' or assigned_to is null);

comment on column pipeline.review_items.passed_on_to is 'To whom the rules gave it because it was overdue: the owner of its lead, who is named by assigned_to, or everybody; null while they have not, and when a person has assigned it since.';
comment on column pipeline.review_items.passed_on_at is 'When they did; null when they have not.';
comment on column pipeline.review_items.back_at is 'When it last came back from waiting, or was asked again; null when it never was. What is overdue is counted from then.';

create type pipeline.colleague as (
  name text,
  role text,
  is_away boolean,
  away_until timestamptz
);

comment on type pipeline.colleague is 'Somebody who may look after leads.';
comment on column pipeline.colleague.name is 'The name of the user.';
comment on column pipeline.colleague.role is 'operator or admin.';
comment on column pipeline.colleague.is_away is 'Whether they are away now.';
comment on column pipeline.colleague.away_until is 'When they are back; null when they are here, and when nobody knows.';

grant select on pipeline_private.lead_words, pipeline.lead_owners, pipeline.owner_rules, pipeline.absences to pipeline_viewer, pipeline_worker;
-- An undo writes what the one it is for may write.
grant insert, update, delete on pipeline.owner_rules to pipeline_admin;

reset role;
