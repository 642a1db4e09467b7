-- Without a sign of life for a month something is wrong; searches and conveyancing take longer than that.
update pipeline.stages
set inactive_after = case stage when 'DUE_DILIGENCE' then interval '90 days' else interval '30 days' end
where not is_terminal;
