-- Up Migration
-- A figure may be divided by the facts of a lead.
set local role pipeline_owner;

alter domain pipeline.figure_division drop constraint figure_division_is_known;
alter domain pipeline.figure_division add constraint figure_division_is_known check (value in (
  'nothing', 'source', 'stage', 'template', 'sender', 'agent', 'provider', 'person', 'band', 'kind', 'reason', 'fact'
));

reset role;
