-- SQL about leads for a query that is given the question as $1; no word of whoever asks stands in it.
create or replace function pipeline_private.is_nobodys()
  returns text
  language sql
  immutable
as $$
  select 'leads.turn is not null and not exists (select from pipeline.lead_owners as owned where owned.vendor_lead_id = leads.id)'
$$;

comment on function pipeline_private.is_nobodys is 'The condition that live leads meet which nobody looks after.';

create or replace function pipeline_private.board_filter(asked pipeline_private.board_question)
  returns text
  language sql
  stable
as $$
  select 'leads.archived_at is null'
    || case when asked.source is not null then ' and leads.source = ($1).source' else '' end
    || case when asked.turn is not null then ' and leads.turn = ($1).turn' else '' end
    || case when asked.owner = '' then ' and ' || pipeline_private.is_nobodys() else '' end
$$;

comment on function pipeline_private.board_filter is 'The condition that leads meet which are asked for, but for what board_candidates() says.';

create or replace function pipeline_private.board_candidates(asked pipeline_private.board_question)
  returns text
  language sql
  stable
as $$
  select nullif(concat_ws(
    ' intersect ',
    case when asked.search is not null then 'select found.vendor_lead_id from pipeline_private.leads_matching(($1).search) as found' end,
    case when asked.owner <> '' then
      'select owners.vendor_lead_id from pipeline.lead_owners as owners where owners.owner = ($1).owner'
    end
  ), '')
$$;

comment on function pipeline_private.board_candidates is
  'The few leads among which those are that are asked for, as a query for their ids; null when there is nothing to find them by.';

create or replace function pipeline_private.after_place(its pipeline_private.board_sorting, after jsonb)
  returns text
  language sql
  immutable
as $$
  select case
    when after is null then 'true'
    when after ->> 1 is null then format('%s is null and leads.id %s (($1).after ->> 2)::uuid', its.sort_value, beyond.sign)
    else format(
      case when its.is_known then '%1$s' else '(%1$s or %2$s is null)' end,
      format('(%s, leads.id) %s ((($1).after ->> 1)::%s, (($1).after ->> 2)::uuid)', its.sort_value, beyond.sign, its.kind),
      its.sort_value
    )
  end
  from (select case its.direction when 'asc' then '>' else '<' end as sign) as beyond
$$;

comment on function pipeline_private.after_place is 'The condition that leads meet which come after a place.';

grant execute on function
  pipeline_private.is_nobodys, pipeline_private.board_filter, pipeline_private.board_candidates, pipeline_private.after_place
to pipeline_viewer;
