-- Up Migration
-- A person takes over the conversation with a vendor; leads are made and corrected by people.
set local role pipeline_owner;

comment on column pipeline.vendor_leads.taken_over_by is
  'Who leads the conversation instead of automation, which is frozen meanwhile; the live leads of one number are taken over together. Null when nobody does.';

create type pipeline.lead_result as (
  saved boolean,
  code text,
  lead pipeline.vendor_leads
);

create type pipeline.move_requirements as (
  legal boolean,
  open_to_automation boolean,
  reason_required boolean,
  missing_fields text[],
  legal_stages text[]
);

comment on type pipeline.lead_result is
  'What became of a lead that was to be written: code is null when it was saved, else one of the VL codes. The lead is the one that was written, or the one that stands in the way.';
comment on type pipeline.move_requirements is
  'What a move needs. legal: the rules know it from where the lead stands. open_to_automation: not only people may make it, and no hold forbids it now. reason_required: it wants a reason. missing_fields: what the lead, or with the prefix deal. its deal, still lacks. legal_stages: where a person may move it at all.';

reset role;
