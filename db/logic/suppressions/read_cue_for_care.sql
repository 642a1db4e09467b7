create or replace function pipeline_private.read_cue_for_care(body text, our_texts text[] default '{}')
  returns text
  language plpgsql
  immutable
  set search_path = ''
as $$
declare
  said constant text := pipeline_private.vendors_sentences(body, our_texts);
  relative constant text := '(mums?|mam|mother|dads?|father|parents?|brother|sister|nans?|nanna|gran|grandma|grandads?|grandfather|grandmother|husband|wife|hubby|partner|son|daughter|baby|child|aunt\w*|uncle|friend|fiance\w*|boyfriend|girlfriend|mr|mrs|owner|vendor|gentleman|lady)';
begin
  return case
    when said ~ '\m(suicid\w*|kill(ing)? (myself|himself|herself)|(end|ending|take|taking) (my|his|her) (own )?life|end it all|want to die|wish i was dead|wish i were dead|better off dead|better off without me|(dont|do not|no longer|cant) (want to |wanna )?(live|be here|go on|carry on living|be alive)( any ?more| like this| with this)?( \||$)|no reason to (live|go on)|nothing (left )?to live for|self ?harm\w*|hurt(ing)? myself|cut(ting)? myself|overdos\w*|samaritans|cant take (it|this|any) ?(any ?more|more))\M'
      then 'self-harm'
    when said ~ ('\m(domestic (abuse|violence)|abusive|abuser|abus(es|ed|ing) (me|us|as a|by (him|her|my))|(hits?|hitting|beats?|beating|hurts?|hurting|punche[sd]|punching|strangl\w+|rap(ed|es)|assault(ed|s|ing)?|attack(ed|s|ing)?) (me|us|my (kids|children|son|daughter|mum))(?! (with|down|up|to|on|at|back)\M)|coerc\w*|coercive|refuge|womens aid|restraining order|non ?molestation|violent (ex|partner|husband|wife|man|home)|(scared|frightened|terrified|afraid) of (him|her|my (husband|wife|ex|partner|son|dad|father|brother))|(forc|mak|bully|pressur|threaten)(es|ed|ing|s|ying|ied)? (me|her|him|my mum|my nan) ((to|into) )?(sell|sign|leav|mov)\w*|threaten(s|ed|ing)? (me|us|to kill|to hurt))\M')
      then 'abuse'
    when said ~ '\m(im|i am)( only| just| a)? (9|1[0-7])( (years? old|yrs?( old)?|yo|year old|and))?( \||$)|\m(im|i am|we are) (only |just )?(a |still )?(child|kid|minor|under ?age|under 18|at school|in year \d+)\M(?! (teacher|run))|\mthis is (my )?(mums?|dads?|mam) phone\M|\m(my|the) (mum|dad|mam|parents?) (is|are|isnt|arent) (out|home|in|at work)( right now| now)?( \||$)|\mi(m| am)? not old enough\M'
      then 'a minor'
    when said ~ ('\m(passed away|passing of|bereave\w*|funeral|probate|deceased|widow(er|ed)?|cremat\w*|condolence\w*|no longer with us|(executors?|executrix)( of)?)\M'
      || '|\m(my|our|his|her|their) late (' || relative || ')s?\M'
      || '|\m(lost|losing|buried|burying|bury) (my|our|his|her|a)? ?' || relative || '\M|\mlost (him|her|both of them) (last|in|on|to|this|a|two|three|\d)'
      || '|\m(' || relative || '|he|she|they|who|has|have|hes|shes)( (is|has|have|had|just|sadly|suddenly|recently|both|now|also|\w+ly))* (died|dead|dying|passed( on| over)?)\M(?! (to|for|down|out|off|it|this|that|the|on (it|this|that|the|your)|your|my|a|all|with flying|up|by|through|messages?|details?|survey))'
      || '|\m(died|dying) (in|on|last|this|at|from|of|yesterday|suddenly|peacefully|a|two|three|\d)( (week|month|year|night|hospital|hospice|home|covid|cancer|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|weeks?|months?|days?|ago|his|her|the|\d+))*\M(?<!\m(phone|battery|boiler|car|laptop|signal|line|sale|deal|tv|engine|heating)[a-z ]{0,20})'
      || '|\mdeath (of|in|certificate)\M|\m(since|after|before) (he|she|his|her|my \w+s?) (death|died|passed)\M|\m(has|have|had) (sadly |recently |now |just )*passed( on| over)?( \||$)')
      then 'a bereavement'
    when said ~ ('\m(cancer|chemo\w*|tumou?r|leukaemia|terminal(ly)? ?(ill)?|palliative|hospice|dementia|alzheimer\w*|parkinsons|stroke|heart attack|intensive care|icu|life support|care home|nursing home|mental health|nervous breakdown|sectioned|bipolar|schizophreni\w*|psychosis|depress(ed|ion)|cant cope|not coping|power of attorney|lasting power|lacks? capacity)\M(?! (is|was) (built|next|opposite|across|down))'
      || '|\m(in|to|from|out of) (the )?hospital\M(?<!\m(near|next|close|opposite|minutes?|mins|miles?|walk|far|across|view) [a-z ]{0,16}hospital)|\mhospitali[sz]ed\M'
      || '|\m(very|really|seriously|so|gravely|critically|quite|too|terribly) (ill|poorly|unwell|sick)\M(?! of)|\m(' || relative || '|im|i am|hes|shes|he is|she is|been|is|was|me) ((is|has|been|not|very|so|still|really) )*(ill|poorly|unwell)\M')
      then 'an illness'
    when said ~ '\m(arrears|repossess\w*|bailiffs?|evict(ed|ion|ing)?|bankrupt\w*|insolven\w*|iva|debt collectors?|homeless|food ?bank|losing (my|our|the) (home|house))\M'
      then 'hardship'
  end;
end
$$;

comment on function pipeline_private.read_cue_for_care(text, text[]) is
  'Of what a text tells that a person should answer and no automatic text may follow: self-harm, abuse, a minor, a bereavement, an illness, hardship; null when of nothing such. The gravest first. our_texts as for read_opt_out(). Heard too often it costs a person''s look.';
