-- Up Migration
-- Numbers by which leads are found lie apart from the words: viewers find nothing by them, at no more cost than others.
set local role pipeline_owner;

-- Whoever is found by them is written anew: see words_kept.sql.
truncate pipeline_private.lead_words;
drop index pipeline_private.lead_words_words;
alter table pipeline_private.lead_words add column numbers text;

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

alter table pipeline_private.lead_words alter column numbers set statistics 1000;

reset role;
