create or replace function pipeline_private.next_places(
  asked pipeline_private.board_question,
  its pipeline_private.board_sorting,
  of_stages text
)
  returns text
  language sql
  stable
as $$
  select format(
    $query$
      with with_people as materialized (
        select leads.pipeline_stage as stage, leads.id, dues.due_at
        from pipeline_private.leads_with_people as theirs
        join pipeline.vendor_leads as leads on leads.id = theirs.vendor_lead_id
        join pipeline.stages as stages on stages.stage = leads.pipeline_stage
        cross join lateral (
          select dues.due_at from pipeline_private.lead_dues as dues where dues.vendor_lead_id = theirs.vendor_lead_id offset 0
        ) as dues
        where %1$s and %2$s
      )
      select stages.stage, page.id, page.due_at
      from pipeline.stages as stages
      cross join lateral (
        with timed as (
          (select leads.id, leads.due_at
          from with_people as leads
          where leads.stage = stages.stage and %3$s
          order by leads.due_at, leads.id
          limit ($1).most)
          union all
          (select timers.vendor_lead_id, timers.due_at
          from pipeline.lead_timers as timers
          join pipeline.vendor_leads as leads on leads.id = timers.vendor_lead_id and leads.pipeline_stage = stages.stage
          where timers.stage = stages.stage and timers.due_at is not null and %7$s and %1$s and %4$s and %5$s
          order by timers.due_at, timers.vendor_lead_id
          limit ($1).most)
        )
        select found.id, found.due_at
        from (
          select timed.id, timed.due_at from timed
          union all
          -- Only when those with a time are at an end. Those of the stage are found first, from indexes: in the order of ids all leads
          -- would be read.
          (select timeless.id, null
          from (
            select leads.id
            from pipeline.vendor_leads as leads
            where (select count(timed.due_at) < ($1).most from timed) and leads.pipeline_stage = stages.stage and %1$s and %6$s
              and not exists (
                select from pipeline.lead_timers as timers
                where timers.vendor_lead_id = leads.id and timers.stage = stages.stage and timers.due_at is not null
              )
            offset 0
          ) as timeless
          join pipeline.vendor_leads as leads on leads.id = timeless.id and %5$s
          order by timeless.id
          limit ($1).most)
        ) as found
        order by found.due_at, found.id
        limit ($1).most
      ) as page
      where %2$s
    $query$,
    pipeline_private.board_filter(asked),
    of_stages,
    pipeline_private.after_place(row ('leads.due_at', its.kind, its.direction, false)::pipeline_private.board_sorting, asked.after),
    case
      when asked.after is null then 'true'
      when asked.after ->> 1 is null then 'false'
      else '(timers.due_at, timers.vendor_lead_id) > ((($1).after ->> 1)::timestamptz, (($1).after ->> 2)::uuid)'
    end,
    -- All who are not among leads_with_people, which each branch of that view says by an index.
    'leads.held_at is null'
      || ' and not exists (select from pipeline.review_items as items where items.vendor_lead_id = leads.id and items.resolved_at is null)'
      || ' and not exists (select from pipeline.planned_calls as planned where planned.vendor_lead_id = leads.id and planned.ended_at is null)',
    case when asked.after is not null and asked.after ->> 1 is null then 'leads.id > (($1).after ->> 2)::uuid' else 'true' end,
    -- A timer counts for the side whose turn it is: most of the others need not be looked at.
    case when asked.turn is null then 'true' else format(
      'timers.name <> all (array(select rules.name from pipeline.stage_timers as rules where rules.stage = stages.stage and rules.counted_from = %L))',
      case asked.turn when 'us' then 'vendor_silence' else 'our_turn' end
    ) end
  )
$$;

comment on function pipeline_private.next_places is
  'The page of each of these stages by when the next step is due, as SQL: leads that wait for a person, who are few, and the timers of all others by their index; after them leads that have no time.';

grant execute on function pipeline_private.next_places to pipeline_viewer;
