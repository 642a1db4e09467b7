create or replace aggregate pipeline_private.jsonb_overlay(jsonb) (sfunc = pg_catalog.jsonb_concat, stype = jsonb, initcond = '{}');

comment on aggregate pipeline_private.jsonb_overlay(jsonb) is 'Lays objects over each other in the order given: of a key that comes more than once the last value stays.';

revoke execute on function pipeline_private.jsonb_overlay(jsonb) from public;
