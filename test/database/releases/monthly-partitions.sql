-- Up Migration
-- History by months: what there is becomes the first partition as it stands; no row is written anew.
set local role pipeline_owner;

do $do$
declare
  history text;
  old text;
  part text;
  last_id bigint;
  month timestamptz;
  first_month constant timestamptz := '2040-04-01 00:00:00+00';
begin
  perform set_config('timezone', 'UTC', true);
  foreach history in array array['pipeline_events', 'audit_log'] loop
    old := history || '_before_2040_04';
    execute format('alter table pipeline.%I rename to %I', history, old);
    execute format('alter table pipeline.%I set schema pipeline_private', old);
    execute format('revoke all on pipeline_private.%I from pipeline_viewer, pipeline_operator, pipeline_worker', old);
    execute format('select coalesce(max(id), 0) from pipeline_private.%I', old) into last_id;
    execute format('alter table pipeline_private.%I alter column id drop identity', old);

    execute format(
      $$create table pipeline.%I (
          like pipeline_private.%I including defaults including constraints including comments, primary key (id, created_at)
        ) partition by range (created_at)$$,
      history, old
    );
    execute format('alter table pipeline.%I alter column id add generated always as identity (start with %s)', history, last_id + 1);

    foreach month in array array[first_month, first_month + interval '1 month'] loop
      part := history || to_char(month, '_YYYY_MM');
      execute format(
        'create table pipeline_private.%I (like pipeline_private.%I including defaults including constraints including indexes)', part, old
      );
      execute format(
        'alter table pipeline.%I attach partition pipeline_private.%I for values from (%L) to (%L)',
        history, part, month, month + interval '1 month'
      );
    end loop;

    -- With the constraint the table is not read again while it is attached, which locks everybody out.
    execute format('alter table pipeline_private.%I add constraint created_before check (created_at < %L) not valid', old, first_month);
    execute format('alter table pipeline_private.%I validate constraint created_before', old);
    execute format('alter table pipeline.%I attach partition pipeline_private.%I for values from (minvalue) to (%L)', history, old, first_month);
  end loop;
end
$do$;

create index on pipeline.pipeline_events (vendor_lead_id, id);
create index on pipeline.pipeline_events (transaction_id, id);
create index on pipeline.audit_log (vendor_lead_id, id);
alter table pipeline.pipeline_events
  add constraint pipeline_events_vendor_lead_id_fkey foreign key (vendor_lead_id) references pipeline.vendor_leads (id) on delete restrict;
comment on table pipeline.pipeline_events is 'The history of everything worth telling, by months. Append-only.';
comment on table pipeline.audit_log is 'Every change of what is on record, by months. Append-only, and chained by hashes.';

grant select on pipeline.pipeline_events to pipeline_viewer, pipeline_worker;
grant select on pipeline.audit_log to pipeline_operator, pipeline_worker;

reset role;
