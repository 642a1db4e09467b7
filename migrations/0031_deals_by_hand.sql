-- Up Migration
-- What became of a deal that somebody writes, and what a text would be.
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

create type pipeline.text_preview as (
  body text,
  segments integer,
  max_segments integer,
  beyond_gsm text
);

comment on type pipeline.text_preview is 'What a text would say, and what it would cost.';
comment on column pipeline.text_preview.body is 'The words, with their places filled in and plain letters where there are any; null when there would be no text.';
comment on column pipeline.text_preview.segments is 'In how many parts it would be sent and charged; null when there would be no text.';
comment on column pipeline.text_preview.max_segments is 'How many parts a text may have.';
comment on column pipeline.text_preview.beyond_gsm is 'The characters for which its parts hold 67 letters instead of 153; null when there are none.';

reset role;
