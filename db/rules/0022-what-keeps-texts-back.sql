-- Nothing leaves while people have stopped it, or while texts say what the first release put there to show.
insert into pipeline.alert_rules (type, severity, message, ends_with_visit, ends_with_answer, ends_with_turn)
values
  ('TEXTS_STOPPED', 'HIGH', 'Somebody has stopped texts', false, false, false),
  ('PLACEHOLDERS_LEFT', 'HIGH', 'Texts wait: the company''s name, the video link or texts are those of the first release', false, false, false);

update pipeline.message_templates as templates
set is_placeholder = true
where not exists (
  select
  from pipeline.audit_log as entries
  where entries.table_name = 'message_templates' and entries.row_id = templates.template and entries.operation = 'UPDATE'
);
