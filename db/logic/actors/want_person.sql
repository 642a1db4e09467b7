create or replace function pipeline_private.want_person(deed text)
  returns void
  language plpgsql
  stable
as $$
begin
  if not (pipeline_private.actor()).is_person then
    raise exception 'only a person may %', deed using errcode = 'VL004';
  end if;
end
$$;

comment on function pipeline_private.want_person is 'Raises VL004 for automation.';

create or replace function pipeline_private.want_reason(deed text, reason text)
  returns void
  language plpgsql
  stable
as $$
begin
  if nullif(btrim(reason), '') is null then
    raise exception '% wants a reason', deed using errcode = 'VL003', hint = 'Say why; it stands on record.';
  end if;
end
$$;

comment on function pipeline_private.want_reason is 'Raises VL003 for a reason that says nothing.';

create or replace function pipeline_private.act_for_people(deed text, reason text)
  returns text[]
  language plpgsql
as $$
begin
  perform pipeline_private.want_person(deed);
  perform pipeline_private.want_reason('to ' || deed, reason);
  return pipeline_private.act_as(
    (pipeline_private.actor()).kind, current_setting('pipeline.actor', true), btrim(reason), current_setting('pipeline.user_id', true)
  );
end
$$;

comment on function pipeline_private.act_for_people is
  'Makes this the reason of what follows in the transaction, until act_as_before(). Raises VL004 unless a person acts, VL003 without a reason.';
