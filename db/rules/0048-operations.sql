-- What is unusual within a day is seen within hours, where enough comes.
update pipeline.alert_rules
set
  measures = 'leads of the source on its most unusual last days or hours, of those usual',
  condition = $sql$
    select distinct on (anomalies.scope)
      anomalies.scope, anomalies.amount, anomalies.expected as out_of, anomalies.chance < 0.0005 as is_wrong,
      format('%s brings far fewer leads than usual', anomalies.scope) as message,
      jsonb_strip_nulls(jsonb_build_object('days', anomalies.days, 'hours', anomalies.hours)) as detail
    from pipeline.figure_anomalies('new_leads', true, pipeline_private.later($1, interval '-30 minutes')) as anomalies
    where anomalies.scope <> ''
    order by anomalies.scope, anomalies.chance
  $sql$
where type = 'SOURCE_QUIET';

update pipeline.alert_rules as rules
set
  measures = format('%s on the most unusual last days or hours, of those usual', known.what),
  condition = format(
    $sql$
      select 'pipeline' as scope, anomalies.amount, anomalies.expected as out_of, anomalies.chance < 0.001 as is_wrong,
        jsonb_strip_nulls(jsonb_build_object('days', anomalies.days, 'hours', anomalies.hours)) as detail
      from pipeline.figure_anomalies(%L, true, pipeline_private.later($1, interval '-30 minutes')) as anomalies
      where anomalies.scope = ''
      order by anomalies.chance
      limit 1
    $sql$,
    known.figure
  )
from (values ('FEW_LEADS', 'new_leads', 'leads'), ('FEW_ANSWERS', 'texts_received', 'texts of vendors')) as known (type, figure, what)
where rules.type = known.type;

-- What nobody knows in pounds is said beside what is known, rather than counted as nothing.
insert into pipeline.figures (
  position, figure, title, unit, divided_by, is_divided, sums_up, by_cohort, has_spread, maturity, matures_after, settles_after, least_cases,
  counts, reported_in, more_is_better
)
values (
  425, 'texts_unpriced', 'Texts of unknown cost', 'count', 'template', false, true, false, false, 'Carriers say prices later.', '3 days', '4 days', 1,
  'Texts that left and whose price the carrier has not said, or not in GBP: they are not in what texts cost.', '{weekly}', false
);

update pipeline.figures
set counts = 'What the carrier charges for texts that left, where it says so in GBP; the others are counted as texts of unknown cost.'
where figure = 'text_cost';
