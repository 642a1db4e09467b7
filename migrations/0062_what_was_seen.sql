-- Up Migration
set local role pipeline_owner;

-- What somebody saw before they changed it: rows as arguments, of what they may change.
create type pipeline.settings_seen as (
  company_name text,
  video_url text,
  send_from time,
  send_until time,
  daily_cap integer,
  daily_hard_cap integer,
  texts_per_minute integer,
  max_segments integer,
  reminder_grace interval,
  acceptance_confidence numeric,
  max_offer_rounds integer,
  questions_overdue_after interval,
  owner_answers_within interval
);
comment on type pipeline.settings_seen is 'Thresholds as somebody last saw them; of those that they do not change it does not matter.';

create type pipeline.alert_rule_seen as (
  severity text,
  enabled boolean,
  least_count integer,
  least_share numeric,
  least_sample integer,
  below_share numeric,
  holds_for interval,
  repeats_every interval,
  escalates_after interval
);
comment on type pipeline.alert_rule_seen is 'A rule of alerts as somebody last saw it; of what they do not change it does not matter.';

do $$
declare
  member record;
begin
  for member in
    select types.relname as of_type, members.attname as name, col_description(columns.attrelid, columns.attnum) as words
    from (values ('settings_seen', 'settings'), ('alert_rule_seen', 'alert_rules')) as seen (of_type, of_table)
    join pg_catalog.pg_class as types on types.relname = seen.of_type and types.relnamespace = 'pipeline'::regnamespace
    join pg_catalog.pg_attribute as members on members.attrelid = types.oid
    join pg_catalog.pg_attribute as columns
      on columns.attrelid = format('pipeline.%I', seen.of_table)::regclass and columns.attname = members.attname
  loop
    execute format(
      'comment on column pipeline.%I.%I is %L', member.of_type, member.name, rtrim(member.words, '.') || '; also null where it does not change.'
    );
  end loop;
end
$$;

reset role;
