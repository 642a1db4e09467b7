-- Up Migration
-- What became of a deal that somebody writes, and who has looked at a lead's personal data.
set local role pipeline_owner;

create type pipeline.deal_result as (
  saved boolean,
  code text,
  deal pipeline.deals
);

comment on type pipeline.deal_result is 'What became of a deal that was to be written: the deal as it is now, written or not.';
comment on column pipeline.deal_result.saved is 'Whether it was written.';
comment on column pipeline.deal_result.code is 'Null when it was, else the VL code of the refusal.';
comment on column pipeline.deal_result.deal is 'The deal as it stands.';

reset role;
