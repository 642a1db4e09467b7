-- What the pipeline keeps for itself is what nobody was granted. Owners and superusers need no grant, so they are told,
-- too; functions of ours write as pipeline_owner. Sorts before whatever fills columns in: it sees only what a statement
-- set, and is called only for a statement that sets one of them.
create or replace function pipeline_private.tg_vendor_leads__keep_own_columns()
  returns trigger
  language plpgsql
as $$
declare
  before jsonb := case when tg_op = 'UPDATE' then to_jsonb(old) else '{}' end;
  written text[] := array(
    select changed.key
    from jsonb_each(to_jsonb(new)) as changed
    where changed.key = any (tg_argv) and changed.value is distinct from coalesce(before -> changed.key, 'null')
    order by changed.key
  );
  stack text;
begin
  get diagnostics stack = pg_context;
  if written = '{}' or not pipeline_private.is_by_hand(stack) then
    return new;
  end if;
  raise exception 'kept by the pipeline: %', array_to_string(written, ', ')
    using
      errcode = 'VL008', detail = jsonb_build_object('leadId', new.id, 'fields', written)::text,
      hint = case
        when written && array['held_at', 'hold_reason', 'hold_id', 'held_until'] then 'Use pipeline.hold_lead() and pipeline.release_lead().'
        when 'taken_over_by' = any (written) then 'Use pipeline.take_over_lead() and pipeline.hand_back_lead().'
        when 'opted_out_at' = any (written) then 'Use pipeline.mark_opted_out() and pipeline.allow_again().'
        when 'next_retry_at' = any (written) then 'Use pipeline.move_timer().'
        else 'Move the lead, or record what the vendor said; they follow.'
      end,
      schema = tg_table_schema, table = tg_table_name, column = coalesce(written[1], '');
end
$$;

comment on function pipeline_private.tg_vendor_leads__keep_own_columns is
  'Refuses a plain INSERT or UPDATE of columns that follow from moves, holds and texts: VL008. They are given as the trigger''s arguments.';

do $do$
declare
  own text[] := array(
    select columns.attname::text
    from pg_catalog.pg_attribute as columns
    where columns.attrelid = 'pipeline.vendor_leads'::regclass and columns.attnum > 0 and not columns.attisdropped
      -- What fill_in() overwrites or refuses itself.
      and columns.attname not in ('id', 'created_at', 'updated_at', 'stage_visit', 'stage_entered_at', 'previous_stage')
      and not has_column_privilege('pipeline_operator', columns.attrelid, columns.attnum, 'update')
    order by columns.attname
  );
begin
  execute format(
    $$create or replace trigger _100_accept_facts_only
        before update of %1$s on pipeline.vendor_leads
        for each row
        when (current_user <> 'pipeline_owner' or 'pipeline_owner' in (session_user, current_setting('role', true)))
        execute function pipeline_private.tg_vendor_leads__keep_own_columns(%2$s)$$,
    (select string_agg(quote_ident(name), ', ') from unnest(own) as name),
    (select string_agg(quote_literal(name), ', ') from unnest(own) as name)
  );
end
$do$;

-- What a new row may not say either; turn and clock are filled in whatever it says.
create or replace trigger _100_accept_new_facts_only
  before insert on pipeline.vendor_leads
  for each row
  -- Asked here, not by the function: an import would turn each of its rows to jsonb.
  when (
    num_nonnulls(new.held_at, new.hold_reason, new.hold_id, new.held_until, new.taken_over_by, new.opted_out_at) > 0
    and (current_user <> 'pipeline_owner' or 'pipeline_owner' in (session_user, current_setting('role', true)))
  )
  execute function pipeline_private.tg_vendor_leads__keep_own_columns(
    'held_at', 'hold_reason', 'hold_id', 'held_until', 'taken_over_by', 'opted_out_at'
  );
