-- Nothing leaves while people have stopped it, or while texts say what the first release put there to show.
insert into pipeline.alert_rules (type, severity, message, todo)
values
  (
    'TEXTS_STOPPED', 'HIGH', 'Somebody has stopped texts',
    'The stop switch at the head of every page tells who, since when and why; let texts leave again there when it is settled.'
  ),
  (
    'PLACEHOLDERS_LEFT', 'HIGH', 'Texts wait: the company''s name, the video link or texts are those of the first release',
    'Open Rules to see which words are missing, and write your own; texts that wait leave by themselves.'
  );

update pipeline.message_templates as templates
set is_placeholder = true
where not exists (
  select
  from pipeline.audit_log as entries
  where entries.table_name = 'message_templates' and entries.row_id = templates.template and entries.operation = 'UPDATE'
);
