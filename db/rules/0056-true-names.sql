-- Names with a figure in them claim nothing.
insert into pipeline.true_words (words, true_because)
values
  ('EWS1', 'a form about the outer walls of a building is called so'),
  ('TA6', 'the sellers'' form about the property is called so'),
  ('TA10', 'the sellers'' form about what stays is called so')
on conflict do nothing;
