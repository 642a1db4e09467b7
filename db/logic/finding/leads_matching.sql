-- The query is written for each search, so that the planner sees how common its words are: rare ones it finds by their
-- trigrams, of common ones it reads the latest.
create or replace function pipeline_private.leads_matching(search text, most integer default 1000)
  returns table (vendor_lead_id uuid, rank integer)
  language plpgsql
  stable
  rows 100
  set jit = off
  set max_parallel_workers_per_gather = 0
as $$
declare
  said text := pipeline_private.search_text(search);
  lines text[] := array[said, replace(said, ' ', ''), pipeline_private.searched_number(search)];
  parts text[] := pipeline_private.search_parts(search);
  hides boolean := pipeline_private.numbers_are_hidden();
  wanted integer := coalesce(most, 1000);
  -- Numbers are taken out of the words lead by lead; and with a higher limit a misjudged word costs no look at all leads.
  looked_at integer := greatest(wanted, case when hides then 200 else 100 end);
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
  return query execute format(
    $query$
      select found.vendor_lead_id, min(found.rank)
      from (%s union all %s union all %s) as found
      group by found.vendor_lead_id
      order by 2, found.vendor_lead_id desc
      limit $1
    $query$,
    pipeline_private.latest_with(0, pipeline_private.wholes_stand(lines, false), pipeline_private.wholes_stand(lines, hides)),
    pipeline_private.latest_with(1, pipeline_private.stands_in_words('%Q' || said || '%', false), pipeline_private.stands_in_words('%Q' || said || '%', hides)),
    pipeline_private.latest_with(2, pipeline_private.parts_stand(parts, false), pipeline_private.parts_stand(parts, hides))
  ) using wanted, looked_at;
end
$$;

comment on function pipeline_private.leads_matching is
  'The leads in which all these words stand, those first that have them as a whole name, number, postcode, address or reference (rank 0), then those in which one of these begins with them (1), the latest first; a thousand at most. One whose id this is comes alone. Viewers find nothing by a number, and by digits only among the latest leads that have them.';

create or replace function pipeline_private.latest_with(rank integer, standing text, shown text)
  returns text
  language sql
  immutable
as $$
  select format(
    $query$
      (select leads.vendor_lead_id, %s as rank
      from (
        select leads.* from pipeline_private.lead_words as leads where %s order by leads.vendor_lead_id desc limit $2
      ) as leads
      where %s)
    $query$,
    rank, standing, case when shown = standing then 'true' else shown end
  )
$$;

comment on function pipeline_private.latest_with is 'The latest leads that meet a condition, and of these those that also meet the one for who asks, as SQL.';

create or replace function pipeline_private.wholes_stand(lines text[], hides_numbers boolean)
  returns text
  language sql
  immutable
as $$
  select string_agg(distinct pipeline_private.stands_in_words('%Q' || lines.line || 'Q%', hides_numbers), ' or ')
  from unnest(lines) as lines (line)
  where lines.line is not null
$$;

comment on function pipeline_private.wholes_stand is 'The condition that a lead meets which has one of these as a whole, as SQL.';

create or replace function pipeline_private.parts_stand(parts text[], hides_numbers boolean)
  returns text
  language sql
  immutable
as $$
  select string_agg(distinct case
      when length(parts.part) < 3 then format(
        '(%s or %s)',
        pipeline_private.stands_in_words('%Q' || parts.part || '%', hides_numbers),
        pipeline_private.stands_in_words('% ' || parts.part || '%', hides_numbers)
      )
      else pipeline_private.stands_in_words('%' || parts.part || '%', hides_numbers)
    end, ' and ')
  from unnest(parts) as parts (part)
$$;

comment on function pipeline_private.parts_stand is 'The condition that a lead meets in which each of these stands, one of fewer than three letters at a beginning, as SQL.';

-- What has no digits, and the beginning of a postcode, tells none: only for others the numbers are taken out of the words, lead by lead.
create or replace function pipeline_private.stands_in_words(pattern text, hides_numbers boolean)
  returns text
  language sql
  immutable
as $$
  select case
    when hides_numbers and pattern ~ '\d' and pattern !~ '^[%Q ]*[a-z]{1,2}\d[a-z\d]?(\d[a-z]{0,2})?[Q%]*$' then
      format($shown$(leads.words like %L and strpos(pipeline_private.words_for_viewers(leads.words), %L) > 0)$shown$, pattern, btrim(pattern, '%'))
    else format('leads.words like %L', pattern)
  end
$$;

comment on function pipeline_private.stands_in_words is
  'The condition that a lead meets whose words are like this, as SQL; hides_numbers: beside its numbers.';

grant execute on function
  pipeline_private.leads_matching, pipeline_private.latest_with, pipeline_private.wholes_stand, pipeline_private.parts_stand,
  pipeline_private.stands_in_words
to pipeline_viewer;
