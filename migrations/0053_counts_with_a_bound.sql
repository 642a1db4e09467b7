-- Up Migration
-- Whoever is warned of very many leads has no use for the last of them, and the look has a second.
set local role pipeline_owner;

alter table pipeline.alert_rules
  add column counts_up_to integer constraint counts_up_to_is_positive check (counts_up_to > 0),
  add constraint threshold_is_counted_up_to check (least_count <= counts_up_to);
comment on column pipeline.alert_rules.counts_up_to is 'Up to how many its condition counts, its $2: that many are said to be so many or more. It comes by a release; null where it counts all.';
comment on column pipeline.alert_rules.condition is 'A query that finds what is wrong at a moment, $1, and counts up to counts_up_to, $2: see alert_finding for its columns. It comes by a release only, may only read and has a second; null where whoever sees it happen raises it.';

reset role;
