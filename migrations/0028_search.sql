-- Up Migration
-- One box to find a lead by whatever is known of it. Numbers lie apart from the words: viewers find nothing by them, at no more
-- cost than others.
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

grant select on pipeline_private.lead_words to pipeline_viewer, pipeline_worker;

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

reset role;
