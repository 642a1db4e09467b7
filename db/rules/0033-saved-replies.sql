-- What people often write to vendors, to begin with; admins change and add to them.
insert into pipeline.saved_replies (title, body)
values
  ('When may I ring?', 'Hi {first_name}, when would be a good time to ring you about {address}? {company}'),
  ('Thank you, we will look', 'Thank you, {first_name}. We will look at {address} and come back to you. {company}'),
  ('How our offer comes about', 'Hi {first_name}, our offer of {offer_amount} rests on what similar houses nearby have sold for, less the works and the costs of buying. You pay no fees. {company}'),
  ('How we buy', 'Hi {first_name}, this short film shows how we buy a house: {video_url} Please ask whatever you like. {company}'),
  ('We tried to ring', 'Hi {first_name}, we have just tried to ring you about {address}. When may we try again? {company}');

-- Texts of a simulation's vendors, kept like those that Twilio brings.
insert into pipeline.delivery_rules (door, title, keep_days)
values ('simulated_inbound', 'Texts of vendors, by the simulated carrier', 90);
