-- A histogram whose buckets grow by a twentieth each: a quantile read from it is off by 2.5 per cent at most, and histograms
-- of days add up to that of a year, which quantiles of days do not.
create or replace function pipeline_private.visit_bucket(stayed interval)
  returns smallint
  language sql
  immutable
as $$
  select ceil(ln(greatest(extract(epoch from stayed), 1)) / ln(1.05))::smallint
$$;

create or replace function pipeline_private.bucket_hours(bucket integer)
  returns double precision
  language sql
  immutable
as $$
  select power(1.05::double precision, bucket - 0.5) / 3600
$$;
