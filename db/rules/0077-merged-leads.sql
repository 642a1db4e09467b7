-- A lead that turned out to be another counts where it came, as any other, so that what was said of a day stays so; how many
-- they were is a figure of its own, and to be merged is not to be lost.
insert into pipeline.figures (
  position, figure, title, unit, divided_by, is_divided, sums_up, by_cohort, has_spread, maturity, matures_after, settles_after, least_cases,
  counts, more_is_better
)
values
  (
    25, 'leads_merged', 'New leads that were others', 'count', 'source', false, true, false, false, null, null, '400 days', 1,
    'Of the leads that came, those that were merged into another since. They stay counted in all other figures, as far as they came themselves.',
    false
  );

update pipeline.figures
set counts = 'Leads that came to DEAD_LEAD, by the stage they came from; without those that were merged into another.'
where figure = 'leads_dead';
