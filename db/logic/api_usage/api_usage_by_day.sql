create or replace view pipeline.api_usage_by_day as
  select
    (calls.began_at at time zone settings.time_zone)::date as day,
    calls.provider::text as provider,
    calls.purpose,
    count(*)::integer as calls,
    count(*) filter (where calls.outcome <> 'ok')::integer as failed,
    count(*) filter (where calls.outcome is null)::integer as unfinished,
    percentile_disc(0.95) within group (order by calls.ms) as p95_ms,
    sum(calls.units) as units,
    sum(calls.pence) as pence
  from pipeline.api_usage as calls
  cross join pipeline.settings as settings
  group by 1, 2, 3;

comment on view pipeline.api_usage_by_day is
  'What we called outside, by day, provider and purpose.';
comment on column pipeline.api_usage_by_day.day is 'In the time zone of the business.';
comment on column pipeline.api_usage_by_day.provider is 'Who was called.';
comment on column pipeline.api_usage_by_day.purpose is 'What for.';
comment on column pipeline.api_usage_by_day.calls is 'How many calls began.';
comment on column pipeline.api_usage_by_day.failed is 'How many of them went wrong, whosever fault it was.';
comment on column pipeline.api_usage_by_day.unfinished is 'How many are under way, or were cut off by the death of their process.';
comment on column pipeline.api_usage_by_day.p95_ms is 'How long 95 of 100 took at most; null while none has ended.';
comment on column pipeline.api_usage_by_day.units is 'How much of what the provider counts they took; null when nothing is counted.';
comment on column pipeline.api_usage_by_day.pence is 'What they cost, as far as that is known; null when it is not.';

grant select on pipeline.api_usage_by_day to pipeline_viewer, pipeline_worker;
