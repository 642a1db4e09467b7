update pipeline.alert_rules set todo = replace(todo, 'page Metrics', 'page Figures') where todo like '%page Metrics%';

update pipeline.alert_rules
set todo = replace(todo, 'select * from pipeline.check_invariants(), then', 'See what it is (select * from pipeline.check_invariants()), then')
where type = 'INVARIANT_VIOLATED';
