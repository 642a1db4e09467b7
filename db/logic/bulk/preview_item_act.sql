create or replace function pipeline.preview_item_act(
  verb pipeline.bulk_verb,
  reason pipeline.free_text default null,
  item_ids uuid[] default null,
  kinds text[] default null,
  search pipeline.one_line default null,
  owner pipeline.one_line default null,
  mine boolean default null,
  unassigned boolean default null,
  snoozed boolean default null,
  until timestamptz default null,
  assignee pipeline.one_line default null
)
  returns pipeline.bulk_preview
  language plpgsql
  stable
  security definer
  set jit = off
as $$
begin
  return pipeline_private.preview_of_items(
    pipeline_private.item_act_asked(
      verb, coalesce(reason, 'a look before'), item_ids is not null, kinds, search, owner, mine, unassigned, snoozed, until, assignee
    ),
    item_ids, false
  );
end
$$;

comment on function pipeline.preview_item_act is
  'What an act on many questions would do, with the arguments of start_item_act(): to how many, and for which of them it would be refused and why. One read, which changes nothing. Raises what that raises.';

grant execute on function pipeline.preview_item_act to pipeline_operator;

create or replace function pipeline_private.preview_of_items(act pipeline.bulk_acts, item_ids uuid[], is_undo boolean)
  returns pipeline.bulk_preview
  language sql
  stable
as $$
  with chosen as materialized (
    select items as item from pipeline_private.items_of_bulk(act, item_ids) as items where not is_undo
    union all
    select items
    from pipeline.bulk_act_items as rows
    join pipeline.review_items as items on items.id = rows.review_item_id
    where is_undo and rows.act_id = act.id and rows.outcome = 'done' and rows.undone_at is null
  ),
  looked_at as materialized (
    select
      (chosen.item).kind::text as kind, (chosen.item).vendor_lead_id, (chosen.item).id,
      case
        when is_undo then pipeline_private.obstacle_to_undo_of_item(act, chosen.item) else pipeline_private.item_obstacle(act, chosen.item)
      end as obstacle,
      pipeline.review_items_waiting_texts(chosen.item) > 0 as has_new_words
    from chosen
  ),
  grouped as (
    select looked_at.obstacle, count(*)::integer as items, (array_agg(looked_at.vendor_lead_id order by looked_at.id))[1:3] as leads
    from looked_at
    where looked_at.obstacle is not null
    group by looked_at.obstacle
  )
  select row (
    (select count(*) from looked_at), (select count(*) from looked_at where looked_at.obstacle is null),
    (select count(*) from looked_at where looked_at.obstacle is not null),
    coalesce(
      (
        select array_agg(
          row (
            grouped.obstacle[1], grouped.obstacle[2], grouped.items, array_remove(grouped.leads, null),
            array(
              select coalesce(examples.vendor_name, examples.property_postcode, '')
              from unnest(grouped.leads) with ordinality as named (id, place)
              join pipeline.vendor_leads as examples on examples.id = named.id
              order by named.place
            )
          )::pipeline.bulk_reason
          order by grouped.items desc, grouped.obstacle
        )
        from grouped
      ),
      '{}'
    ),
    null, 0,
    coalesce(
      (
        select array_agg(row (counted.kind, counted.items)::pipeline.bulk_kind order by counted.items desc, counted.kind)
        from (select looked_at.kind, count(*)::integer as items from looked_at group by looked_at.kind) as counted
      ),
      '{}'
    ),
    (select count(*) from looked_at where looked_at.has_new_words)
  )::pipeline.bulk_preview
$$;

comment on function pipeline_private.preview_of_items is 'To how many questions an act would be done, or taken back from, and which of them meet which obstacle.';
