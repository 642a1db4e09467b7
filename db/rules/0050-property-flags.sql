-- What valuers, lenders and conveyancers ask about first. Nothing is refused by a text alone: a person looks at each.
insert into pipeline.flag_rules (flag, title, means, description)
values
  ('short_lease', 'Short lease', 'person', 'Fewer than 80 years are left: extending is dear, and lenders commonly want 70 to 85.'),
  ('no_ews1', 'No EWS1 form', 'person', 'A flat in a tall or clad building without the form that lenders ask for, or with works to its cladding to come.'),
  ('non_standard_construction', 'Non-standard construction', 'person', 'Concrete panels, steel or timber frames, cob, prefabricated or park homes: few lenders take them, and sold prices nearby tell little.'),
  ('protected_tenant', 'Tenant who stays', 'person', 'A sitting, regulated or life tenant, or somebody with a right to live there.'),
  ('spray_foam', 'Spray foam', 'person', 'Foam insulation on the underside of the roof: most lenders refuse it.'),
  ('flood', 'Flooding', 'person', 'The property has been flooded, or water comes in.'),
  ('co_owner_against', 'An owner does not agree', 'person', 'Somebody who owns a part of it does not want to sell, or will not sign.'),
  ('shared_ownership', 'Shared ownership', 'person', 'A housing association or somebody else owns the other share.'),
  ('debt_above_price', 'Debts above its price', 'person', 'More is owed on it than it is worth: a sale does not clear the charges.'),
  ('auction_date', 'In an auction', 'person', 'It is entered for an auction: another buyer may be bound already.'),
  ('subsidence', 'Subsidence', 'person', 'It moves, has moved, or was underpinned.'),
  ('japanese_knotweed', 'Japanese knotweed', 'person', 'Grows there, or was treated: lenders want a plan with a guarantee.'),
  ('other_red_flag', 'Something else a buyer must know', 'person', 'A freehold flat, a flying freehold, mines, squatters, a restriction on the title, a flat above a shop, and their like.');
