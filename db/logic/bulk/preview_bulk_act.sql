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
  assignee pipeline.one_line default null,
  fall_through text default null
)
  returns pipeline.bulk_preview
  language plpgsql
  stable
  security definer
  set jit = off
as $$
declare
  act pipeline.bulk_acts := pipeline_private.bulk_act_asked(
    verb, coalesce(reason, 'a look before'), lead_ids is not null, search, stages, source, owner, turn, to_stage, at_time, template, assignee,
    fall_through
  );
begin
  return pipeline_private.preview_of_bulk(
    act, pipeline_private.bulk_leads(act), pipeline_private.bulk_obstacle(act.verb, 'others.id in (select chosen.id from chosen)'), lead_ids,
    pipeline_private.alike_for_bulk(act)
  );
end
$$;

comment on function pipeline.preview_bulk_act is
  'What a bulk act would do, with the arguments of start_bulk_act(): for how many leads, and for which of them it would be refused and why. One read, which changes nothing. Raises what that raises.';

grant execute on function pipeline.preview_bulk_act to pipeline_operator;

create or replace function pipeline_private.preview_of_bulk(act pipeline.bulk_acts, chosen text, obstacle text, lead_ids uuid[], alike text)
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
      looked_at as (%2$s),
      grouped as materialized (
        select looked_at.obstacle, sum(looked_at.stands_for)::integer as leads, (array_agg(looked_at.id order by looked_at.id))[1:3] as ids
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
        (array_agg(grouped.ids[1]) filter (where grouped.obstacle is null))[1], (%3$s)
      from grouped
    $query$,
    chosen, pipeline_private.looked_at_by_bulk(obstacle, alike), pipeline_private.asking_fall_through(act, alike)
  )
  into preview.matched, preview.doable, preview.refused, preview.reasons, first_doable, preview.asks_fall_through
  using act, lead_ids;
  preview.kinds := '{}';
  preview.with_new_words := 0;

  if act.template is not null then
    preview.sample_text := pipeline_private.rendered(templates.body, leads)
    from pipeline.message_templates as templates, pipeline.vendor_leads as leads
    where templates.template = act.template and leads.id = first_doable;
  end if;
  return preview;
end
$$;

comment on function pipeline_private.preview_of_bulk is
  'How many of these leads, given as a query, meet which obstacle; alike: columns, as SQL about `leads`, by which leads that agree in them meet the same. Null: each is looked at.';

create or replace function pipeline_private.asking_fall_through(act pipeline.bulk_acts, alike text)
  returns text
  language sql
  immutable
as $$
  -- What is taken back, of which no leads are alike, asks for none.
  select case
    when act.to_stage is null or alike is null then 'select 0'
    else $sql$
      select coalesce(sum(looked_at.stands_for), 0)::integer
      from looked_at
      join pipeline.vendor_leads as leads on leads.id = looked_at.id
      where looked_at.obstacle is null and pipeline_private.is_fall_through(leads.pipeline_stage, ($1).to_stage)
    $sql$
  end
$$;

comment on function pipeline_private.asking_fall_through is 'How many of the leads that would be moved lose a deal or its investor, as a query that reads `looked_at`.';

-- Of leads that are alike three stand for all: they are looked at, and named as examples.
create or replace function pipeline_private.looked_at_by_bulk(obstacle text, alike text)
  returns text
  language sql
  immutable
as $$
  select case
    when alike is null then format('select leads.id, 1 as stands_for, %s as obstacle from chosen as leads', obstacle)
    else format(
      $sql$
        select leads.id, case when leads.id = kinds.ids[1] then kinds.many - cardinality(kinds.ids) + 1 else 1 end as stands_for, %1$s as obstacle
        from (
          select count(*)::integer as many, (array_agg(leads.id order by leads.id))[1:3] as ids from chosen as leads group by %2$s
        ) as kinds
        join pipeline.vendor_leads as leads on leads.id = any (kinds.ids)
      $sql$,
      obstacle, alike
    )
  end
$$;

comment on function pipeline_private.looked_at_by_bulk is 'Which leads meet what, and for how many each of them stands, as a query that reads `chosen`.';

create or replace function pipeline_private.alike_for_bulk(act pipeline.bulk_acts)
  returns text
  language sql
  stable
as $$
  select case when act.verb in ('move', 'reactivate') then (
    select concat_ws(
      ', ', 'leads.pipeline_stage', 'leads.previous_stage',
      string_agg(distinct format(
        case required.subject
          when 'deal' then 'case when leads.pipeline_stage = %L then leads.id end'
          else $sql$case when leads.pipeline_stage = %L then coalesce(leads.%I::text, '') ~ '\S' end$sql$
        end,
        required.from_stage, required.field
      ), ', ')
    )
    from pipeline.stage_required_fields as required
    where act.to_stage is null or required.to_stage = act.to_stage
  ) end
$$;

comment on function pipeline_private.alike_for_bulk is
  'By what leads are alike for an act, for preview_of_bulk(): of moves the stages and whether the facts are there that may be required; of what is required of deals nothing but the lead. Null for what depends on each lead.';
