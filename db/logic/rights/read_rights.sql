create or replace function pipeline_private.may_name_right(body text)
  returns boolean
  language sql
  immutable
as $$
  select body ~~* any (array[
    '% data%', '%gdpr%', '%sar%', '%subject access%', '%details%', '%information%', '% info%', '%records%', '%on me%', '%about me%',
    '%complain%', '%ombuds%', '%trading standard%', '%object%', '%decision%', '%decide%', '%forgotten%', '%erasure%', '%rectif%', '%my file%', '%lawful basis%', '%what else%', '%my number%',
    '%my name on%', '%article 1%', '%article 2%', '%trace%', '%mention of%', '%scrap%', '%particulars%', '%about us%', '% on us%', '%grievance%', '%portab%', '%decid%', '%refusal%', '%rejection%'
  ])
  or body ~~* 'data%'
$$;

comment on function pipeline_private.may_name_right is 'Whether a text has a word without which read_rights() finds nothing: nearly none has, and patterns are dear.';

create or replace function pipeline_private.read_rights(body text, our_texts text[])
  returns text[]
  language plpgsql
  immutable
as $$
declare
  said text;
begin
  if not pipeline_private.may_name_right(body) then
    return '{}';
  end if;
  said := pipeline_private.vendors_sentences(body, our_texts);
  return array(
    select rights.kind
    from (values
      (
        'access',
        '\m(subject access|access request|dsar)\M|\msar (request|under)\M|\m(my|a|this) sar\M|\mright (of|to) access\M|'
          || '\m(copy|copies|transcript|printout|list) of {all}{data}( {held}| (on|about) me)|\m(copy|copies) of (all )?(of )?my (own )?(personal )?{data}|'
          || '\m(what|which|whatever|all|any|every|everything|see|know|send|give|show|tell|access|access to)( \w+){0,3} {data}( \w+){0,2} {held}( \w+){0,3} (on|about|of|for) me\M|'
          || '\m(what|everything|anything|all) (do |have |that |else have )?you( have| ve| got| hold| keep| store| know| have got)+ (on|about) me\M|'
          || '\m(see|access|send me|give me|want|request|copy of) (all )?(of )?my (personal |own )?data\M|\m(see|access|send me|copy of) my personal information\M|'
          || '\munder (the )?(data protection act|gdpr|uk gdpr) (i|we|id|im|please)( \w+){0,2} (like|want|request|require|ask|demand|entitled)\M|\m(lawful basis|source of my (personal )?(data|details))\M|'
          || '\mwho (have|did|do|has) you(r company)? (shared?|sold|sell|given|give|passed|pass)( \w+){0,2} my (data|details|number|information)\M|\m(see|whats|what is|copy of)( whats)?( in)? my file\M|'
          || '\mwhat else (you|you have|youve|have you) (stored|hold|kept|recorded)\M|{by_law} article 15\M|'
          || '\m(everything|anything|all|whatever|what)( \w+){0,5} with my name on\M|\m(print ?out|list) of (all )?(of )?my (own )?(personal )?{data}|'
          || '\m(what|everything|whatever|all|anything) (that )?(you|u|your company)( have| ve| got| has)* (written|wrote|noted|put|saved|recorded)( down)? (on|about) me\M|'
          || '\mwhat {data} (is|are) (being )?(held|kept|stored|there)( \w+){0,3} (on|about) me\M'
      ),
      (
        'rectification',
        '\mrectif\w+ (my|the|of my)\M|{by_law} article 16\M|{not}\m(correct|amend|update|fix|change|put right) (the |all |any )*(data|details|records?|information)( that)? (you|u) (have|hold|keep|got)( \w+){0,2} (on|for|about) me\M|'
          || '\mmy (data|details|records?|information) (is|are) (wrong|incorrect|inaccurate|out of date) (on|in) your (records?|system|database|files?)\M|\mright to rectification\M|\m(correct|amend|update|put right) (all )?(my|the) (personal )?(data|records?|information) (you|that you|u) (have|hold|keep)\M|'
          || '\m(data|information|records?) (that )?you (have|hold|keep)( \w+){0,2} (on|about) me (is|are) (wrong|incorrect|inaccurate|out of date)\M'
      ),
      (
        'erasure',
        '\m(right to be forgotten|want to be forgotten|right to erasure|erasure request)\M|{by_law} article 17\M|'
          || '{not}\m(want|like|need|wish|have|get) (all )?(of )?my (own |personal |contact )?(data|details|information|info|records?|account|profile) (to be )?(deleted|erased|removed|wiped|destroyed|purged)\M|'
          || '{not}\mmy (own |personal |contact )?(data|details|information|info|records?|account|profile|particulars) (gone|rubbed out|wiped|removed|erased|deleted|out of (there|your))\M|'
          || '{not}\m{wipe} ({all}|all |any |everything |every bit |of )*(my|our) (own |personal |contact )?(data|details|information|info|records?|account|profile|particulars)\M|'
          || '{not}\m{wipe} (everything|anything|all|whatever|what) (that )?(you|u|your company)( have| ve| got| hold| keep| store| stored| know| wrote| noted)* (on|about) (me|us|my \w+)\M|'
          || '{not}\m{wipe} (all|any|everything|whatever|the)( \w+){0,4} (on|about) (me|us)\M|'
          || '{not}\m(all|every|any)( last| single)? (traces?|mention|scraps?|bits?) of (me|us)\M|\mno (trace|record|copy) of (me|us) (is|should|may|to)\M|'
          || '\m(every|all|any)( last| single)? (scraps?|bits?|piece|thing|everything|whatever)( that)? (you|youve)( have| got| hold| keep| ve)* (on|about) (me|us)( \|)? (bin|delete|erase|destroy|shred|wipe|get rid|must go|has to go|is to go)\M|'
          || '\m(whatever|everything|anything|all)( that)? (you|youve|you have|you ve)( have| got| hold| keep| stored| kept| saved)* (on|about) (me|us)( and my \w+)?( \|)? (must go|has to go|is to be (deleted|erased|destroyed)|goes in the bin)\M'
      ),
      ('restriction', '\m(restrict|stop|pause) (the )?(processing|use) of (all )?my (personal )?(data|details|information)\M|\mright to restrict\w*\M|{by_law} article 18\M|'
          || '\m(stop|dont|do not|cease) (us(e|ing)|process(ing)?) (all |any )?(of )?my (personal )?(data|details|information)\M(?! for (marketing|adver|sales))'),
      ('portability', '\mdata portability\M|\mright to portability\M|\mport my data\M|{by_law} article 20\M|\m(send|transfer|give|provide)( \w+){0,3} my (personal )?data( \w+){0,6} (another company|machine readable|portable)\M'),
      (
        'objection',
        '{not}\mobject(ing|ion)? (strongly |formally )?(to|against) (you |your |you lot |the |any |all |further |being )*(us(e|ing)( of)?|process\w*|hold\w*|keep\w*|stor\w*|shar\w*|sell\w*|send\w*|receiv\w*|direct|marketing|market\w*|profil\w*|contact\w*|text\w*|messag\w*|call\w*|my (data|details|number|information))\M|'
          || '\mright to object\M|{by_law} article 21\M|\m(dont|do not|didnt|never|not) (give |gave )?(you )?(my )?consent to( \w+){0,3} (us(e|ing)|process\w*|my (data|details|information)|marketing)\M|'
          || '\m(stop|cease) us(e|ing) my (personal )?(data|details|number|information) for (marketing|adverts?|advertising|sales)\M'
      ),
      (
        'automated_decision',
        '\m(machine|computer|algorithm|robot|bot|ai|automated|automatic) (decision|decid\w+|made (this|that|the) decision|says no|said no)\M|\mdecided by (a |an |some )?(machine|computer|algorithm|robot|bot|ai)\M|'
          || '\m(human|person|somebody|someone)( \w+){0,3} (review|check|look|reconsider)( \w+){0,4} (decision|refusal|rejection)\M|{by_law} article 22\M|'
          || '\m(dont|do not|wont|not) (accept|want|like|agree with|agree to) (a |an |some |your |any )?(machine|computer|algorithm|robot|bot|ai)s?( \w+){0,2} (decid\w+|decision)\M'
      ),
      (
        'complaint',
        '{not}\m(i have|we have|ive|weve|i got|we got)( got)? (a|another) (\w+ )?complaint\M(?! (from|against me|to the council))|\m(log|logged|register|registered|record|recorded|treated)( \w+){0,3} as (a |an |my )?(\w+ )?complaint\M|'
          || '\m(formal|official) grievance\M|{not}\m(make|making|raise|raising|lodge|lodging)( \w+){0,2} grievance\M|'
          || '{not}\m(make|making|lodge|lodging|raise|raising|file|filing|register|put in|putting in|submit|bring) (a |an |my |this |another )?(\w+ )?complaint\M(?! to the (council|police))|'
          || '\m(formal|official) complaint\M|\m(this|treat this|take this|consider this|here) (is |as )(a |an |my )?(\w+ )?complaint\M|'
          || '{not}\mi (want|wish|would like|d like|need|am going|m going|intend|will be|am|m)( to)? complain(ing)?\M(?! to the (council|neighbour|landlord|police))|'
          || '\m(your|a) complaints? (procedure|department|team|process|policy|form|email|address)\M|\m(how|where|who) (do|can|should|would|to) (i )?complain\M|'
          || '\m(complained|complaining|reported|reporting|complain|report|going|taking) ?(you|this|it)? to (the )?(\w+ )?(ico|information commissioner|ombudsman|trading standards)\M'
      )
    ) as rights (kind, signs)
    where said ~ replace(replace(replace(replace(replace(replace(
      rights.signs,
      '{wipe}', '(delete|erase|remove|wipe|destroy|purge|scrub|shred|bin|burn|expunge|obliterate|clear|get rid of|rub out|take out)'),
      '{by_law}', '\m(under|by|per|gdpr|my|citing)'),
      '{not}', '(?<!\m(dont|not|no|never|wont|cant|why|if)( \w+){0,3} )'),
      '{all}', '(all |any |everything |the |whatever |what )*(of )?(the |my |your )?'),
      '{data}', '(personal )?(data|details|information|info|records?|recordings?|notes|texts|messages|file)'),
      '{held}', '((that )?(you|u|your company|you lot|you people) (have|hold|keep|store|got|ve got|have got|kept|have kept)|held|kept|stored)')
  );
end
$$;

comment on function pipeline_private.read_rights is
  'What a text asks of us by right, by its own words, as kinds of rights_rules. our_texts: what we wrote to this number; words quoted from there do not count. A wish to be left alone alone is an opt-out, see read_opt_out().';
