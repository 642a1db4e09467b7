-- What buyers and sellers most often stumble over between a handshake and the exchange of contracts.
insert into pipeline.fall_through_kinds (kind, title, position)
values
  ('survey_or_condition', 'Survey or condition', 10),
  ('mortgage_or_chain', 'Mortgage or chain', 20),
  ('title_or_lease', 'Title or lease', 30),
  ('vendor_changed_mind', 'The vendor changed their mind', 40),
  ('vendor_sold_elsewhere', 'The vendor sold to somebody else', 50),
  ('investor_withdrew', 'The investor withdrew', 60),
  ('price_not_agreed_again', 'No agreement on another price', 70),
  ('vendor_not_reached', 'The vendor no longer answers', 80),
  ('something_else', 'Something else', 90);
