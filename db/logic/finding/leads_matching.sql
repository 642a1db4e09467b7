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
  wholes_stand text;
  parts_stand text;
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
  select string_agg(distinct pipeline_private.stands_in_words('%Q' || lines.line || 'Q%', hides), ' or ') into wholes_stand
  from unnest(lines) as lines (line)
  where lines.line is not null;
  select string_agg(distinct case
      when length(parts.part) < 3 then format(
        '(%s or %s)',
        pipeline_private.stands_in_words('%Q' || parts.part || '%', hides), pipeline_private.stands_in_words('% ' || parts.part || '%', hides)
      )
      else pipeline_private.stands_in_words('%' || parts.part || '%', hides)
    end, ' and ')
  into parts_stand
  from unnest(parts) as parts (part);
  return query execute format(
    $query$
      select found.vendor_lead_id, min(found.rank)
      from (
        (select leads.vendor_lead_id, 0 as rank
        from pipeline_private.lead_words as leads
        where %1$s
        limit 1000)
        union all
        (select leads.vendor_lead_id, case when %3$s then 1 else 2 end
        from pipeline_private.lead_words as leads
        where %2$s
        order by leads.vendor_lead_id desc
        limit 1000)
      ) as found
      group by found.vendor_lead_id
      order by 2, found.vendor_lead_id desc
      limit $1
    $query$,
    wholes_stand,
    parts_stand,
    pipeline_private.stands_in_words('%Q' || said || '%', hides)
  ) using coalesce(most, 1000);
end
$$;

comment on function pipeline_private.leads_matching is
  'The leads in which all these words stand, those first that have them as a whole name, number, postcode, address or reference (rank 0), then those in which one of these begins with them (1), the latest first; a thousand at most. One whose id this is comes alone. Viewers find nothing by a number.';

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

grant execute on function pipeline_private.leads_matching, pipeline_private.stands_in_words to pipeline_viewer;
