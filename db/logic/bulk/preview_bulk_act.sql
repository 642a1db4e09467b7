create or replace function pipeline.preview_bulk_act(
  verb pipeline.bulk_verb,
  reason pipeline.free_text default null,
  lead_ids uuid[] default null,
  search pipeline.one_line default null,
  stages text[] default null,
  source pipeline.one_line default null,
  owner pipeline.one_line default null,
  turn pipeline.turn default null,
  to_stage text default null,
  at_time timestamptz default null,
  template text default null,
  assignee pipeline.one_line default null
)
  returns pipeline.bulk_preview
  language plpgsql
  stable
  security definer
  set jit = off
as $$
declare
  act pipeline.bulk_acts := pipeline_private.bulk_act_asked(
    verb, coalesce(reason, 'a look before'), lead_ids is not null, search, stages, source, owner, turn, to_stage, at_time, template, assignee
  );
begin
  return pipeline_private.preview_of_bulk(
    act, pipeline_private.bulk_leads(act), pipeline_private.bulk_obstacle(act.verb, 'others.id in (select chosen.id from chosen)'), lead_ids
  );
end
$$;

comment on function pipeline.preview_bulk_act is
  'What a bulk act would do, with the arguments of start_bulk_act(): for how many leads, and for which of them it would be refused and why. One read, which changes nothing. Raises what that raises.';

grant execute on function pipeline.preview_bulk_act to pipeline_operator;

create or replace function pipeline_private.preview_of_bulk(act pipeline.bulk_acts, chosen text, obstacle text, lead_ids uuid[])
  returns pipeline.bulk_preview
  language plpgsql
  stable
as $$
declare
  preview pipeline.bulk_preview;
  first_doable uuid;
begin
  execute format(
    $query$
      with chosen as materialized (%1$s),
      looked_at as (
        select leads.id, %2$s as obstacle
        from chosen as leads
      ),
      grouped as materialized (
        select looked_at.obstacle, count(*)::integer as leads, (array_agg(looked_at.id order by looked_at.id))[1:3] as ids
        from looked_at
        group by looked_at.obstacle
      )
      select
        coalesce(sum(grouped.leads), 0), coalesce(sum(grouped.leads) filter (where grouped.obstacle is null), 0),
        coalesce(sum(grouped.leads) filter (where grouped.obstacle is not null), 0),
        coalesce(array_agg(
          row (
            grouped.obstacle[1], grouped.obstacle[2], grouped.leads, grouped.ids,
            array(
              select coalesce(examples.vendor_name, examples.property_postcode, '')
              from pipeline.vendor_leads as examples
              where examples.id = any (grouped.ids)
              order by examples.id
            )
          )::pipeline.bulk_reason
          order by grouped.leads desc, grouped.obstacle
        ) filter (where grouped.obstacle is not null), '{}'),
        (array_agg(grouped.ids[1]) filter (where grouped.obstacle is null))[1]
      from grouped
    $query$,
    chosen, obstacle
  ) into preview.matched, preview.doable, preview.refused, preview.reasons, first_doable using act, lead_ids;

  if act.template is not null then
    preview.sample_text := pipeline_private.rendered(templates.body, leads)
    from pipeline.message_templates as templates, pipeline.vendor_leads as leads
    where templates.template = act.template and leads.id = first_doable;
  end if;
  return preview;
end
$$;

comment on function pipeline_private.preview_of_bulk is 'How many of these leads, given as a query, meet which obstacle.';
