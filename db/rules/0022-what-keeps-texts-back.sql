-- Nothing leaves while people have stopped it, or while texts say what the first release put there to show.
insert into pipeline.alert_rules (type, severity, message, todo)
values
  (
    'TEXTS_STOPPED', 'HIGH', 'Somebody has stopped texts',
    'See who, since when and why: orchestrator texts stops. When it is settled: orchestrator texts resume'
  ),
  (
    'PLACEHOLDERS_LEFT', 'HIGH', 'Texts wait: the company''s name, the video link or texts are those of the first release',
    'See what is missing and how it is set: orchestrator texts wording. Texts that are as you want them: orchestrator texts approve'
  );

update pipeline.message_templates as templates
set is_placeholder = true
where not exists (
  select
  from pipeline.audit_log as entries
  where entries.table_name = 'message_templates' and entries.row_id = templates.template and entries.operation = 'UPDATE'
);
