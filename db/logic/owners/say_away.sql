create or replace function pipeline_private.absent_user(name text)
  returns text
  language plpgsql
  stable
as $$
declare
  meant text := (pipeline_private.user_named(coalesce(nullif(btrim(absent_user.name), ''), pipeline_private.own_name()))).name;
begin
  if meant <> pipeline_private.own_name() and not pipeline_private.may_administer() then
    raise exception 'only an admin may say that somebody else is away'
      using errcode = 'VL004', detail = jsonb_build_object('user', meant)::text, hint = 'Ask somebody with the role pipeline_admin.';
  end if;
  return meant;
end
$$;

comment on function pipeline_private.absent_user is
  'The user who is away, or no longer; without a name whoever acts. Raises VL004 for somebody else, unless an admin says so, VL031 for an unknown user.';

create or replace function pipeline.say_away(until timestamptz default null, user_name pipeline.one_line default null)
  returns pipeline.absences
  language plpgsql
  security definer
as $$
declare
  absence pipeline.absences;
begin
  perform pipeline_private.want_person('say who is away');
  if until is not null and (until > pipeline.now() and until < pipeline_private.later(pipeline.now(), interval '10 years')) is not true then
    raise exception 'an absence ends at a time that lies ahead'
      using errcode = 'VL018', detail = jsonb_build_object('fields', array['until'])::text, hint = 'Give a time within ten years, or none.';
  end if;
  insert into pipeline.absences as absences (user_name, until)
  values (pipeline_private.absent_user(say_away.user_name), say_away.until)
  on conflict on constraint absences_pkey do update set until = excluded.until, since = excluded.since
  returning * into absence;
  return absence;
end
$$;

comment on function pipeline.say_away is
  'A user is away, until a time or until somebody says otherwise; left out, oneself. Rules hand out no leads to them, and what waits for them is passed on when it is overdue. Raises VL004 for automation and for somebody else, unless an admin says so, VL018 for a time that does not lie ahead, VL031 for an unknown user.';

create or replace function pipeline.say_back(user_name pipeline.one_line default null)
  returns boolean
  language plpgsql
  security definer
as $$
begin
  perform pipeline_private.want_person('say who is away');
  delete from pipeline.absences as absences where absences.user_name = pipeline_private.absent_user(say_back.user_name);
  return found;
end
$$;

comment on function pipeline.say_back is
  'A user is there again; left out, oneself. Returns whether they had been said to be away. Raises VL004 for automation and for somebody else, unless an admin says so, VL031 for an unknown user.';

grant execute on function pipeline.say_away, pipeline.say_back to pipeline_operator;
