create or replace function pipeline_private.read_stop_scope(scope text)
  returns text
  language plpgsql
  stable
as $$
declare
  said text := btrim(scope);
  kind text := lower(btrim(split_part(said, ':', 1)));
  name text := btrim(substr(said, strpos(said, ':') + 1));
  known text[];
begin
  if lower(said) in ('all', 'everything') then
    return 'all';
  end if;
  if kind not in ('source', 'template', 'agent') or strpos(said, ':') = 0 or name = '' or kind is null then
    raise exception 'texts cannot be stopped for this'
      using
        errcode = 'VL010', detail = jsonb_build_object('scope', scope)::text,
        hint = 'Say all, source:<source>, template:<template> or agent:<agent>.';
  end if;

  -- A slip of the pen would stop nothing, and nobody would know.
  case kind
    when 'source' then
      if exists (select from pipeline.vendor_leads as leads where leads.source = name)
        or exists (select from pipeline.lead_sources as sources where sources.source = name)
      then
        return 'source:' || name;
      end if;
    when 'template' then known := array(select templates.template from pipeline.message_templates as templates order by templates.template);
    when 'agent' then known := array(select agents.agent from pipeline.agents as agents order by agents.agent);
  end case;
  if name = any (known) then
    return kind || ':' || name;
  end if;
  raise exception 'there is no such %', kind
    using
      errcode = 'VL010', detail = jsonb_build_object('scope', scope)::text,
      hint = case
        when known is null then 'No lead came from there, and it is not listed. Look: select source from pipeline.lead_sources.'
        else format('There are: %s.', array_to_string(known, ', '))
      end;
end
$$;

comment on function pipeline_private.read_stop_scope is
  'What a stop is for: all, or a source, a template or an agent that there is. Raises VL010.';
