-- A quarter of a year for what a vendor said, so that a complaint can be answered with what came in; a month for reports on texts.
insert into pipeline.delivery_rules (door, title, keep_days)
values
  ('twilio_inbound', 'Texts of vendors, by Twilio', 90),
  ('twilio_status', 'What became of our texts, by Twilio', 30);
