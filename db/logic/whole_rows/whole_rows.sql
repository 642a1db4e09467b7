-- What columns of a row must be together. These are triggers in the words of CHECK constraints: PostgreSQL prepares the
-- constraints of a table anew for every statement, which takes ten times as long as such a trigger. What one column alone
-- must be is said by its domain. The triggers run as whoever writes the row, without a path of their own: 20,000 rows of one
-- statement come by them one by one.
create or replace function pipeline_private.refuse_row(rule text, relation name)
  returns void
  language plpgsql
as $$
begin
  raise exception 'new row for relation "%" violates check constraint "%"', relation, rule
    using errcode = 'check_violation', constraint = coalesce(rule, ''), schema = 'pipeline', table = coalesce(relation, '');
end
$$;

grant execute on function pipeline_private.refuse_row to pipeline_viewer, pipeline_worker;

comment on function pipeline_private.refuse_row is
  'Refuses a row of the schema pipeline as a CHECK constraint of this name would, with SQLSTATE 23514.';

do $do$
declare
  kind record;
begin
  for kind in
    select *
    from (values
      ('vendor_leads', 'insert or update', $$
        when new.pipeline_stage = 'DEAD_LEAD' and (new.dead_reason ~ '\S') is not true then 'dead_lead_has_a_reason'
        when new.pipeline_stage <> 'DEAD_LEAD' and new.dead_reason is not null then 'only_a_dead_lead_has_a_dead_reason'
        when (new.held_at is null) <> (new.hold_reason is null and new.taken_over_by is null)
          then 'held_for_a_hold_or_by_a_person'
        when (new.hold_id is null) <> (new.hold_reason is null) then 'hold_has_a_reason'
        when new.held_until is not null and new.hold_id is null then 'only_a_hold_has_an_end'
      $$),
      ('pipeline_events', 'insert', $$
        when new.event_type = 'stage_change' and (new.vendor_lead_id is null or new.to_stage is null or new.stage_visit is null)
          then 'stage_change_names_its_visit'
      $$),
      ('audit_log', 'insert', $$
        when (new.operation = 'INSERT') <> (new.old_values is null) or (new.operation = 'DELETE') <> (new.new_values is null)
          then 'operation_fits_its_values'
        when (new.chain_no = 1) <> (new.previous_hash is null) then 'chain_starts_from_nothing'
      $$),
      -- PostgreSQL knows an infinite time: what is put off until then never comes, and looks as if it were in order.
      ('lead_timers', 'insert or update', $$
        when (new.due_at is null) = (new.remaining is null) then 'timer_is_running_or_frozen'
        when not (isfinite(new.counted_since) and coalesce(isfinite(new.due_at), isfinite(new.remaining))) then 'timer_comes'
        when new.stage in ('COMPLETED', 'DEAD_LEAD') then 'terminal_stage_has_no_timer'
      $$),
      ('agent_runs', 'insert or update', $$
        when (new.status in ('queued', 'running')) <> (new.finished_at is null) then 'finished_has_its_time'
        when not (isfinite(new.next_attempt_at) and coalesce(isfinite(new.lease_until), true)) then 'attempt_comes_and_ends'
        when new.status in ('queued', 'running') and new.stage in ('COMPLETED', 'DEAD_LEAD') then 'terminal_stage_has_no_open_run'
        when new.status = 'running' and (new.run_token is null or new.started_at is null or new.lease_until is null)
          then 'running_has_its_token_and_lease'
        when new.status = 'succeeded' and new.outcome is null then 'success_has_its_outcome'
        when new.status = 'dead' and new.error is null then 'dead_run_says_why'
      $$),
      ('lead_messages', 'insert or update', $$
        when (new.direction = 'inbound') <> (new.status = 'received') then 'status_fits_the_direction'
        when (new.direction = 'outbound') <> (new.intent_key is not null) then 'outbound_has_its_intent_key'
        when (new.status = 'cancelled') <> (new.cancelled_at is not null) then 'cancelled_has_its_time'
        when not (coalesce(isfinite(new.not_before), true) and coalesce(isfinite(new.lease_until), true)) then 'text_leaves'
        when new.intent_amount is not null and new.intent is distinct from 'counter' then 'amount_belongs_to_a_counter'
        when new.direction = 'outbound' then case
          when new.vendor_lead_id is null or new.stage_visit is null or new.body !~ '\S' or new.not_before is null
            then 'outbound_belongs_to_a_visit'
          when length(new.body) > 1600 then 'body_fits_a_text'
          when new.phone !~ '^\+[1-9][0-9]{6,14}$' then 'phone_is_e164'
          when new.status in ('sent', 'delivered', 'undelivered')
            and (new.sent_at is null or new.provider_message_id is null or new.carrier is null) then 'sent_has_its_evidence'
          when new.status in ('cancelled', 'failed', 'uncertain') and new.status_reason is null then 'cancelled_says_why'
          when new.status = 'sending' and new.lease_until is null then 'sending_has_its_lease'
          when new.intent is not null or new.intent_amount is not null then 'only_inbound_is_read'
          when new.media <> '[]' or new.written_at is not null or new.opt_out_type is not null or new.entered_by is not null
            then 'only_inbound_is_brought'
        end
      $$)
    ) as kinds (relation, written, faults)
  loop
    execute format(
      $function$
        create or replace function pipeline_private.tg_%1$s__is_whole()
          returns trigger
          language plpgsql
        as $body$
        declare
          broken text := case %2$s end;
        begin
          if broken is not null then
            perform pipeline_private.refuse_row(broken, tg_table_name);
          end if;
          return new;
        end
        $body$;
        create or replace trigger _200_stay_whole
          before %3$s on pipeline.%1$s
          for each row
          execute function pipeline_private.tg_%1$s__is_whole();
        comment on function pipeline_private.tg_%1$s__is_whole is
          'Columns of a row that must be together are: 23514 with the name of the rule that a row breaks.'
      $function$,
      kind.relation, kind.faults, kind.written
    );
  end loop;
end
$do$;
