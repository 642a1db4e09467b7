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
  -- A line of digits is a number, but for a reference of more.
  searched text := 'leads.words';
  shown text := $shown$regexp_replace(leads.words, 'Q\d{1,15}Q', '', 'g')$shown$;
  wholes_stand text;
  parts_stand text;
begin
  if parts = '{}' then
    return;
  end if;
  select string_agg(distinct format('leads.words like %L', '%Q' || lines.line || 'Q%'), ' or ') into wholes_stand
  from unnest(lines) as lines (line);
  select string_agg(distinct case
      when length(parts.part) < 3 then format('(leads.words like %L or leads.words like %L)', '%Q' || parts.part || '%', '% ' || parts.part || '%')
      else format('leads.words like %L', '%' || parts.part || '%')
    end, ' and ')
  into parts_stand
  from unnest(parts) as parts (part);
  if pipeline_private.numbers_are_hidden() then
    wholes_stand := format('(%s) and (%s)', wholes_stand, replace(wholes_stand, 'leads.words', shown));
    searched := shown;
    parts_stand := format('%s and %s', parts_stand, replace(parts_stand, 'leads.words', shown));
  end if;
  return query execute format(
    $query$
      select found.vendor_lead_id, min(found.rank)
      from (
        (select leads.vendor_lead_id, 0 as rank
        from pipeline_private.lead_words as leads
        where %1$s
        limit 1000)
        union all
        (select leads.vendor_lead_id, case when %4$s like %3$L then 1 else 2 end
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
    '%Q' || said || '%',
    searched
  ) using coalesce(most, 1000);
end
$$;

comment on function pipeline_private.leads_matching is
  'The leads in which all these words stand, those first that have them as a whole name, number, postcode, address or reference (rank 0), then those in which one of these begins with them (1), the latest first; a thousand at most. Viewers find nothing by a number.';

grant execute on function pipeline_private.leads_matching to pipeline_viewer;
