-- What agents read, and what of it people found to be misread. Of days before this release neither is known.
insert into pipeline.figures (
  position, figure, title, unit, divided_by, is_divided, sums_up, by_cohort, has_spread, maturity, matures_after, settles_after, least_cases,
  counts, more_is_better
)
values
  (
    752, 'facts_read', 'Facts read by agents', 'count', 'fact', false, true, false, false, null, null, '2 days', 1,
    'Facts of leads that an agent wrote, each time it wrote another value than was known.', null
  ),
  (
    754, 'readings_corrected', 'Readings corrected', 'count', 'fact', false, true, false, false, null, null, '9 days', 1,
    'Facts that an agent had written last and a person changed or emptied, and replies (reply) whose move an admin took back; without corrections that were taken back within nine days.',
    false
  );
