update pipeline.alert_rules
set counts_up_to = 10000, condition = $sql$ select 'pipeline' as scope, pipeline_private.count_leads_past_limit($2) as amount $sql$
where type = 'STALLED_PIPELINE';

update pipeline.alert_rules
set counts_up_to = 10000, condition = $sql$ select 'pipeline' as scope, pipeline_private.count_leads_with_issues($2) as amount $sql$
where type = 'MISSING_DATA';
