-- Who may sign in, and who did, is on record like everything else, but for secrets and for mere signs of life. One row
-- at a time: these tables change seldom.
do $do$
declare
  audited record;
begin
  for audited in
    select *
    from (values
      ('users', 'name, role, password_set_at, oidc_subject, disabled_at', array['id', 'created_at', 'password_hash']),
      ('user_sessions', 'ended_at', array['id', 'id_hash', 'last_seen_at', 'user_agent']),
      ('api_tokens', 'name, role, expires_at, revoked_at', array['id', 'token_hash', 'last_used_at'])
    ) as tables (name, columns, left_out)
  loop
    execute format(
      $function$
        create or replace function pipeline_private.tg_%1$s__audit()
          returns trigger
          language plpgsql
          volatile
          security definer
          set search_path = pg_catalog, pg_temp
          set timezone = 'UTC'
          set datestyle = 'ISO'
          set enable_seqscan = off
        as $body$
        declare
          actor record := pipeline_private.actor();
          written_at timestamptz := pipeline.now();
          was jsonb := case when tg_op <> 'INSERT' then jsonb_strip_nulls(to_jsonb(old) - %2$L::text[]) end;
          is_now jsonb := case when tg_op <> 'DELETE' then jsonb_strip_nulls(to_jsonb(new) - %2$L::text[]) end;
          same text[] := array(select key from jsonb_object_keys(was) as key where was -> key = is_now -> key);
        begin
          if tg_op = 'UPDATE' and was = is_now then
            return null;
          end if;
          %3$s;
          return null;
        end
        $body$
      $function$,
      audited.name, audited.left_out,
      pipeline_private.audit_statement(
        audited.name,
        $$select coalesce(new.id, old.id)::text as row_id, null::uuid as lead_id, tg_op as operation,
            was - same as old_values, is_now - same as new_values$$
      )
    );
    execute format(
      $triggers$
        create or replace trigger _500_audit
          after insert or delete or update of %2$s on pipeline_private.%1$I
          for each row
          execute function pipeline_private.tg_%1$s__audit()
      $triggers$,
      audited.name, audited.columns
    );
  end loop;
end
$do$;
