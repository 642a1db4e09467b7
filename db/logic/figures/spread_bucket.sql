-- Buckets that grow by a twentieth each: a quantile read from them is off by 2.5 per cent at most, and those of days add up.
create or replace function pipeline_private.spread_bucket(amount numeric)
  returns smallint
  language sql
  immutable
as $$
  select ceil(ln(greatest(amount, 0.0001)::double precision) / ln(1.05::double precision))::smallint
$$;

create or replace function pipeline_private.bucket_amount(bucket integer)
  returns double precision
  language sql
  immutable
as $$
  select power(1.05::double precision, bucket - 0.5)
$$;
