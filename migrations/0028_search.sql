-- Up Migration
-- One box to find a lead by whatever is known of it; and rules for who looks after new leads.
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

create table pipeline_private.lead_words (
  vendor_lead_id uuid primary key references pipeline.vendor_leads (id) on delete cascade,
  words text not null
);

comment on table pipeline_private.lead_words is 'By what a lead is found: each of its name, numbers, postcode, address and reference on a line, as words_of() writes them. Apart from the lead, so that a move does not write the index.';

-- Wherever the extension lies.
do $$
begin
  execute format(
    'create index lead_words_words on pipeline_private.lead_words using gin (words %s.gin_trgm_ops)',
    (select extensions.extnamespace::regnamespace from pg_extension as extensions where extensions.extname = 'pg_trgm')
  );
end
$$;

-- Which words are common decides how they are looked for.
alter table pipeline_private.lead_words alter column words set statistics 1000;

grant select on pipeline_private.lead_words to pipeline_viewer, pipeline_worker;

create type pipeline.lead_found as (
  lead_id uuid,
  vendor_name text,
  vendor_phone text,
  property_postcode text,
  property_address text,
  stage text,
  matched_by text[]
);

comment on type pipeline.lead_found is 'A lead that a search has found.';
comment on column pipeline.lead_found.lead_id is 'The lead.';
comment on column pipeline.lead_found.vendor_name is 'What the vendor is called; null when not known.';
comment on column pipeline.lead_found.vendor_phone is 'The number that we text.';
comment on column pipeline.lead_found.property_postcode is 'The postcode; null when not known.';
comment on column pipeline.lead_found.property_address is 'The address; null when not known.';
comment on column pipeline.lead_found.stage is 'Where it stands.';
comment on column pipeline.lead_found.matched_by is 'What of it was found: name, phone, other_phone, postcode, address, reference, id; several where the words are of several.';

create table pipeline.owner_rules (
  id uuid primary key default uuidv7(),
  stage text not null references pipeline.stages (stage) on update cascade on delete cascade,
  source pipeline.source_name,
  owner text not null references pipeline_private.users (name) on update cascade on delete cascade,

  constraint everybody_takes_one_turn unique nulls not distinct (stage, source, owner)
);

create index owner_rules_owner on pipeline.owner_rules (owner);

comment on table pipeline.owner_rules is 'Who in turn looks after leads that come to a stage and that nobody looks after yet. Of a lead whose source has rows of its own, these.';
comment on column pipeline.owner_rules.id is 'Names the row; turns go in this order.';
comment on column pipeline.owner_rules.stage is 'The stage: that where leads begin for new ones.';
comment on column pipeline.owner_rules.source is 'Only leads of this source; null when the row is for all that have no rows of their own.';
comment on column pipeline.owner_rules.owner is 'The name of a user; one who is disabled is passed over.';

grant select on pipeline.owner_rules to pipeline_viewer, pipeline_worker;
grant insert (stage, source, owner), delete on pipeline.owner_rules to pipeline_admin;

create table pipeline_private.owner_turns (
  stage text not null,
  source text not null,
  handed_out bigint not null,

  constraint owner_turns_pkey primary key (stage, source)
);

comment on table pipeline_private.owner_turns is 'How many leads the rules of a stage and a source have handed out, which tells whose turn it is; source is empty for rules of all sources.';

alter table pipeline.settings add column owner_answers_within interval
  constraint owner_answers_in_time check (owner_answers_within >= interval '0' and owner_answers_within <= interval '30 days');

comment on column pipeline.settings.owner_answers_within is 'For how long a question about a lead waits for who looks after it; after that it is everybody''s. 4 hours; null when that was never changed.';

reset role;
