-- A yes is answered: what was agreed, that it binds nobody yet, and who speaks next. A yes that people move themselves is theirs to
-- answer. An offer that is accepted subject to contract binds nobody before: Law of Property (Miscellaneous Provisions) Act 1989,
-- section 2.
insert into pipeline.message_templates (template, purpose, body, text_class)
values (
  'offer_accepted', 'OFFER_ACCEPTED',
  'Thank you {first_name}. We have noted your yes to {offer_amount} for {address}, subject to survey and contract: neither of us is bound yet. A person here will get in touch about the next steps. {company}',
  'answer'
);

update pipeline.stage_outcomes set template = 'offer_accepted' where outcome = 'accept' and template is null;
