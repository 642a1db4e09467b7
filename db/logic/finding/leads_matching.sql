-- Words that few of the latest leads have are looked for by the trigrams of the rarest, and common ones among the latest
-- leads: neither reads more than so many, however the words lie.
create or replace function pipeline_private.leads_matching(search text, most integer default 1000)
  returns table (vendor_lead_id uuid, rank integer)
  language plpgsql
  stable
  rows 100
  set jit = off
  set max_parallel_workers_per_gather = 0
  set enable_seqscan = off
as $$
declare
  said text := pipeline_private.search_text(search);
  lines text[] := array_remove(array[said, replace(said, ' ', ''), pipeline_private.searched_number(search)], null);
  parts text[] := pipeline_private.search_parts(search);
  hides boolean := pipeline_private.numbers_are_hidden();
  wanted integer := coalesce(most, 1000);
  -- How many of the latest leads have each part, and how many have all.
  having_each integer[];
  having_all integer;
  ways text[];
begin
  -- As people copy it from a page; a source's own ids may look the same.
  if search ~* '^\s*[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\s*$' then
    return query select leads.id, 0 from pipeline.vendor_leads as leads where leads.id = btrim(search)::uuid;
    if found then
      return;
    end if;
  end if;
  if parts = '{}' then
    return;
  end if;
  execute pipeline_private.counted_parts(parts, hides) into having_each, having_all;
  ways := case
    when having_all < 6 then array[pipeline_private.parts_stand(pipeline_private.rarest_parts(parts, having_each), hides, true), 'false']
    else array['false', 'true']
  end;
  return query execute format(
    $query$
      with marked as materialized (
        select leads.* from pipeline_private.lead_words as leads where %1$s limit 2000
      ),
      is_common as materialized (select %2$s or count(*) = 2000 as it from marked),
      latest as materialized (
        select leads.vendor_lead_id, %5$s as rank
        from (select leads.* from pipeline_private.lead_words as leads order by leads.vendor_lead_id desc limit greatest(20000, 60 * $1)) as leads
        where (select it from is_common) and %4$s
        limit greatest($1, 100)
      )
      select found.vendor_lead_id, min(found.rank)
      from (
        (select leads.vendor_lead_id, 0 as rank from pipeline_private.lead_words as leads where %3$s order by leads.vendor_lead_id desc limit $1)
        union all
        select leads.vendor_lead_id, %5$s from marked as leads where %4$s
        union all
        select latest.vendor_lead_id, latest.rank from latest
      ) as found
      group by found.vendor_lead_id
      order by 2, found.vendor_lead_id desc
      limit $1
    $query$,
    ways[1], ways[2],
    concat_ws(
      ' or ', pipeline_private.wholes_stand(array_remove(lines, said), hides),
      '(select it from is_common) and ' || pipeline_private.wholes_stand(array[said], hides)
    ),
    pipeline_private.parts_stand(parts, hides, false), pipeline_private.rank_of(lines, said, hides)
  ) using wanted;
end
$$;

comment on function pipeline_private.leads_matching is
  'The leads in which all these words stand, those first that have them as a whole name, number, postcode, address or reference (rank 0), then those in which one of these begins with them (1), the latest first; a thousand at most. Of words that more than 2,000 leads have, those beside the whole ones are looked for among the latest 20,000, or 60 times as many as are wanted. One whose id this is comes alone. Viewers find nothing by a number.';

create or replace function pipeline_private.counted_parts(parts text[], hides_numbers boolean)
  returns text
  language sql
  immutable
as $$
  select format(
    $query$
      select array[%s], count(*) filter (where %s)
      from (select leads.* from pipeline_private.lead_words as leads order by leads.vendor_lead_id desc limit 3000) as leads
    $query$,
    string_agg(format('count(*) filter (where %s)', pipeline_private.parts_stand(array[parts.part], hides_numbers, false)), ', ' order by parts.place),
    pipeline_private.parts_stand(counted_parts.parts, hides_numbers, false)
  )
  from unnest(parts) with ordinality as parts (part, place)
$$;

comment on function pipeline_private.counted_parts is 'A query for how many of the latest 3,000 leads have each of these parts, and how many have all.';

create or replace function pipeline_private.rarest_parts(parts text[], having_each integer[])
  returns text[]
  language sql
  immutable
as $$
  select array_agg(rarest.part)
  from (
    select parts.part
    from unnest(parts, having_each) as parts (part, leads)
    -- A letter alone is in no index.
    where length(parts.part) > 1
    order by parts.leads, length(parts.part) desc
    limit 2
  ) as rarest
$$;

comment on function pipeline_private.rarest_parts is 'The two that fewest leads have: each trigram more that is looked for is one more list to read.';

grant execute on function
  pipeline_private.leads_matching, pipeline_private.counted_parts, pipeline_private.rarest_parts
to pipeline_viewer;
