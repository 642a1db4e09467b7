create or replace function pipeline_private.wants_texts(said text)
  returns boolean
  language plpgsql
  immutable
as $$
begin
  return said ~ pipeline_private.one_pattern(
    '(?<!\m(dont|not|never|cant|stop|quit|to|no|if you|why|saying you (could|can|may))( (want|wish|ever|you|please|dare|keep|you to|to))* )\m(text|message|email|whatsapp)( (to|is|it))? (me|us|only|instead|is (fine|ok|best|better|easier)|please|works|would be)\M',
    '\m(by|via|over|with|only|just|prefer|use|stick to) (a )?(text|texts|texting|message|messages|email|whatsapp)\M',
    '\m(text|texting|message|email)( (me|us))?( and)? (not|rather than|instead of|over) (a )?(ring(ing)?|call(ing|s)?|phon(e|ing))\M',
    '\m(texts?|texting|messages?) (only|instead|(is|are) (fine|ok|best|better|easier)|works?|better|preferred)\M'
  );
end
$$;

create or replace function pipeline_private.wants_call(said text)
  returns boolean
  language plpgsql
  immutable
as $$
begin
  return said ~ pipeline_private.one_pattern(
    '(?<!\m(dont|not|never|cant|stop|to|no)( (ever|you|please))? )\m(call|ring|phone|bell) (me|us)\M',
    '\mgive (me|us) a (call|ring|bell)\M|\m(call|ring|phone|calls) (instead|only)\M',
    '\mspeak to (me|someone|somebody|a person)\M|\mtalk on the phone\M'
  );
end
$$;

create or replace function pipeline_private.without_calls(said text)
  returns text
  language plpgsql
  immutable
as $$
begin
  return regexp_replace(
    said,
    '\m(please )?(dont|never|no|not|stop|not to|cant|rather not|prefer not to|instead of|without)( (ever|you|want|like|to|a|any|more|the|me|be))*'
      || ' (call(s|ing|ed)?|ring(ing)?|phon(e|ing)|email(s|ing)?|speak(ing)?|talk(ing)?)( (me|us|this number|my (mobile|phone|number)|here|please|again|any ?more|back|on the phone|at work))*',
    ' ', 'g'
  );
end
$$;

create or replace function pipeline_private.wants_contact(said text)
  returns boolean
  language plpgsql
  immutable
as $$
begin
  return pipeline_private.wants_texts(said) or pipeline_private.wants_call(said)
    or said ~ '\m(dont|do not|never) (ever |go |you |dare |just )*(lose|loose|delete|bin|forget|wipe|block|remove) (my|our|this|the) (number|no|details)\M'
    or said ~ '(?<!\m(dont|not|never|cant|stop|quit|to|no|if you|why|you|and|or)( (want|wish|ever|you|please|dare|keep|to))* )\m(contact|try|ask|speak to|deal with|message) me\M(?! again)';
end
$$;

create or replace function pipeline_private.is_of_one_number(said text)
  returns boolean
  language plpgsql
  immutable
as $$
begin
  return said ~ '\m(this|that|my (work|old|home|office)|the (work|office|home)) (phone|number|mobile|line|one)\M'
    and said ~ pipeline_private.one_pattern(
      '\m(he|she|they|somebody|someone|others|everyone|my|{relative}|ex|boss|kids)( (can|could|will|might|always|also|all|still))* (reads?|checks?|sees?|looks?|uses?|has|have|got|goes through|shares?|monitors?|answers?)\M',
      '\m(use|try|text|message|ring|call|contact)( me)?( on)? (my|the|this|a) (other|new|own|mobile|landline|personal|private)\M',
      '\mbefore (he|she|they) (finds?|gets?|sees?|comes?|knows?)\M|\m(finds?|found) out\M|\m(he|she|they) (cant|mustnt|must not|isnt to|doesnt) know\M',
      '\m(not|isnt|never) (private|safe|secure)\M|\m(shared|works?|company) (phone|mobile|number)\M'
    );
end
$$;

comment on function pipeline_private.wants_contact is 'Whether what was said, in plain_words(), asks for contact in some other way, or with them rather than somebody else.';
comment on function pipeline_private.is_of_one_number is 'Whether what was said, in plain_words(), is about one phone that others read or that is the wrong one, not about the vendor.';
