create or replace function pipeline_private.meaning_of_held(body text, our_texts text[], is_plea boolean, has_offer boolean)
  returns text
  language plpgsql
  immutable
as $$
declare
  said constant text := pipeline_private.vendors_sentences(body, our_texts);
  of_contact constant boolean := said
    ~ '\m(stop|stopping|text|texts|texting|texted|message|messages|messaging|contact|contacting|again|leave|enough|no more|keep|not|off|alone|list|delete|remove|unsubscribe|spam|scam)\M';
  asks constant boolean := said ~ pipeline_private.one_pattern(
    '(^|\| )((and|but|so|ok|hi|hello|please|sorry|yes|no|well|or) )*(who|what|when|where|why|how|which)( (is|are|do|does|did|would|will|can|could|should|has|have|about|if|if i|much|many|long|soon|come)\M)',
    '(^|\| )((and|but|so|ok|hi|hello|please|sorry|yes|no|well|or) )*(can|could|would|will|do|does|did|is|are|am|should|shall|may|have|has|isnt|arent|wont|cant) (you|i|we|it|they|he|she|this|that|there|the|your|my|someone|anyone|any|a)\M',
    '(^|\| )((and|but|so|ok) )*(whats|whos|hows|wheres|whens|whose)\M',
    '\mif .{3,60}\m(is|are|would|will|can|could) (that|it|you|i|we|they)\M'
  );
begin
  return case
    when body ~* '\m(auto[- ]?repl|automatic repl|out of (the )?office|do not disturb|mailbox|unattended|not monitored|not be delivered|not accept repl|sent automatically|(phone|signal|sim)( has| have|s)? (stopped|stops) )'
      then 'answer'
    when not has_offer and not is_plea then 'matter'
    when said ~ pipeline_private.one_pattern(
      -- Complaints, threats, the law, the press.
      '\m(complain\w*|complaints?|grievance|ombudsman|trading standards|trustpilot|watchdog|(one|1) star|(bad|terrible|awful) review|redress|compensation|misled|lied to|unacceptable|unprofessional|disgraceful|disgrace|shambles|appalling|appalled|disgusted|(shocking|terrible|awful|dreadful) (service|customer|company|behaviour)|how you treat|promised)\M',
      '\m(solicitors?|lawyers?|barrister|legal action|court|sue|suing|small claims|the police|illegal|unlawful|data protection|gdpr|ico|subject access)\M',
      '\m(journalist|reporter|newspaper|podcast|bbc|itv)\M',
      -- Abuse.
      '\m(vultures?|parasites?|leech(es)?|sharks?|crooks?|thiev(es|ing)|thief|robbers?|robbing|gits?|scum\w*|bastards?|wank\w*|pricks?|twats?|tossers?|knobs?|muppets?|cunts?|c nt|arseholes?|cowboys?|con ?(men|artists?)|preying|vermin|liars?|fuck you)\M',
      -- A machine, a person.
      '\m(robot|bot|automatic|automated|chatgpt|real person|human|somebody real|someone real)\M|\mdo you ever sleep\M|\m(send|get) (someone|somebody)\M|\m(speak|talk) to (a |some ?)?(person|human|someone|somebody|one|body|manager)\M'
    )
      then 'matter'
    -- Another way or another time.
    when is_plea and (pipeline_private.wants_texts(said) or pipeline_private.wants_call(said)) then 'matter'
    when said ~ '\m(sold|not (selling|for sale|interested)|no interest|no longer (selling|for sale|interested)|found a buyer|changed (my|our) minds?|nothing (more|else|further) to (say|discuss)|too (low|little)|no (good)?bye|say no|said no|its (a )?no)\M|^no( \||$| and\M)|^(drop it|leave it now)$'
      and (not of_contact or said ~ '\mnot (selling|for sale|interested)\M' and said !~ '\m(stop|text\w*|message\w*|contact\w*|again|leave|remove|delete)\M')
      then 'rejection'
    when asks and (not is_plea or said !~ '\m(stop\w*|text\w*|message\w*|contact\w*|again|leave (me|us)|alone|not|unsubscribe|spam|scam|me|us|these)\M') then 'question'
    when said ~ '^(shame|pity|oh well|i hear you|fair enough|ok|noted|i see|understood|right)$' then 'unclear'
    when is_plea then 'opt_out'
    when said ~ '^((ok|right|well|oh) )*(yes|yeah|yep|aye)\M|\m(i|we|ill|well) (do |will |can )?(accept|agree|take it)\M|\mjust take it\M|\mwhatever you say\M|\m(yes|accept) (to )?anything\M|\mif i sign\M' then 'acceptance'
    else 'unclear'
  end;
end
$$;

comment on function pipeline_private.meaning_of_held is
  'What a text is that is held because it may be a plea or tells of distress, as an intent for the record: nothing is done or left on it. our_texts: what we wrote to this number. has_offer: an offer of ours is on the table, to which what tells neither yes nor no leaves the answer unclear.';
