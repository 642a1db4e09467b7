-- Looked up in place, once for each row of the record.
create or replace function pipeline_private.client_address()
  returns inet
  language sql
  stable
as $$
  select coalesce(
    case
      when pg_has_role(session_user, 'pipeline_server', 'member') then nullif(current_setting('pipeline.client_address', true), '')::inet
    end,
    inet_client_addr()
  )
$$;

comment on function pipeline_private.client_address is
  'Where whoever acts is: of the web process'' requests the client, by the setting pipeline.client_address, else the session. Null over a local socket.';
