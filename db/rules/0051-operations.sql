-- Texts scatter more than leads do: at one in a thousand looks at whole days alone made the rule wrong nearly once a quarter.
update pipeline.alert_rules
set condition = replace(condition, 'anomalies.chance < 0.001', 'anomalies.chance < 0.0005')
where type = 'FEW_ANSWERS';
