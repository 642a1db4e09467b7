-- Up Migration
-- The board that people work on all day: leads as cards in the columns of their stages; and who looks after a lead.
set local role pipeline_owner;

create table pipeline.lead_owners (
  vendor_lead_id uuid primary key references pipeline.vendor_leads (id) on delete cascade,
  owner text not null references pipeline_private.users (name) on update cascade on delete cascade,
  assigned_at timestamptz not null default pipeline.now(),
  assigned_by text not null
);

create index lead_owners_owner on pipeline.lead_owners (owner);

comment on table pipeline.lead_owners is 'Who looks after a lead; a lead that nobody looks after has no row.';
comment on column pipeline.lead_owners.vendor_lead_id is 'The lead.';
comment on column pipeline.lead_owners.owner is 'The name of the user who looks after it.';
comment on column pipeline.lead_owners.assigned_at is 'Since when.';
comment on column pipeline.lead_owners.assigned_by is 'Who gave it to them.';

grant select on pipeline.lead_owners to pipeline_viewer, pipeline_worker;

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

reset role;
