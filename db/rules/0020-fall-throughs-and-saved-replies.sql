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

-- What people often write to vendors, to begin with; admins change and add to them.
insert into pipeline.saved_replies (title, body)
values
  ('When may I ring?', 'Hi {first_name}, when would be a good time to ring you about {address}? {company}'),
  ('Thank you, we will look', 'Thank you, {first_name}. We will look at {address} and come back to you. {company}'),
  ('How our offer comes about', 'Hi {first_name}, our offer of {offer_amount} rests on what similar houses nearby have sold for, less the works and the costs of buying. {company}'),
  ('How we buy', 'Hi {first_name}, this short film shows how we buy a house: {video_url} Please ask whatever you like. {company}'),
  ('We tried to ring', 'Hi {first_name}, we have just tried to ring you about {address}. When may we try again? {company}');
