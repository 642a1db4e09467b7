-- Which text wants which consent (PECR): what the vendor asked for may also follow their own text, a reminder only a consent
-- that names us, and no reminder follows a no.
insert into pipeline.text_classes (text_class, title, leaves_on_request, must_name_us, leaves_after_no)
values
  ('answer', 'Answer to the vendor', true, false, true),
  ('service', 'What the vendor asked for', true, false, true),
  ('chaser', 'Reminder', false, true, false);

update pipeline.message_templates
set text_class = case template when 'validation_rejected' then 'service' else 'chaser' end;
