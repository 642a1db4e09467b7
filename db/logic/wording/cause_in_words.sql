create or replace function pipeline_private.cause_in_words(cause text)
  returns text
  language sql
  immutable
as $$
  select case cause
    when 'moved_on' then 'the lead moved on'
    when 'vendor_wrote' then 'the vendor wrote again'
    when 'person_wrote' then 'a person wrote'
    when 'suppressed' then 'the number must not be texted'
    when 'too_many_texts' then 'too many texts in 24 hours'
    when 'no_offer' then 'the lead has no offer any more'
    when 'offer_changed' then 'the offer was changed'
    when 'merged' then 'leads were merged'
    when 'undone' then 'the change that led to it was taken back'
    when 'handed_back' then 'the conversation was handed back'
    when 'answer_dropped' then 'the answer was dropped'
    when 'replayed' then 'the run was replayed'
    when 'deal_written' then 'the deal was written'
    when 'agent_answers' then 'an agent answers'
    when 'vendors_turn' then 'it is the vendor''s turn'
    when 'held' then 'the conversation was held for a person'
    when 'allowed_again' then 'the number may be texted again'
    when 'carrier_has_it' then 'the carrier has the text'
    when 'no_consent' then 'the vendor has not consented to such texts'
    when 'said_no' then 'the vendor said no'
    when 'consent_given' then 'the vendor has consented to texts'
    when 'number_known' then 'the number is a lead''s'
    when 'stopped' then 'texts were stopped'
    when 'lead_read' then 'the lead was brought again, or read again, and is there'
    when 'rang' then 'somebody rang the vendor'
    when 'unbacked_claims' then 'it says what no row backs'
    when 'request_settled' then 'what was asked by right is settled'
    when 'by_hand' then 'somebody ended it by hand'
  end
$$;

comment on function pipeline_private.cause_in_words is
  'Why a run, a text or a question was ended, for people to read; programs read the cause. Null for a cause that is not one.';
