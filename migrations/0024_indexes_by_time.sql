-- Up Migration
-- What is due is found by its time. While few rows are there, an index of all that is queued looked as good for finding what
-- a lead has; and in an import into an empty database it read them all, for each lead.
set local role pipeline_owner;

drop index pipeline.lead_messages_queued;
create index lead_messages_queued on pipeline.lead_messages (not_before) where status = 'queued' and not_before is not null;

reset role;
