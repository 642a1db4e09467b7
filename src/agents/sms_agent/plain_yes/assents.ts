import type { Phrases } from './grammar.ts'

export const assents: Phrases = {
  SURE: '(absolutely|definitely|certainly|of course|sure|indeed|please|without (a doubt|doubt|hesitation|question)|no question|100|hell|heck|for sure|too right|indeedy|siree|sir)',
  YES: '(why|oh|ok|well|right|alright|so|SURE)* yes (yes|SURE)* ((WHO (do|am|are|will|would)|ill|well|id|wed) FULLY (ACCEPT IT*|TAKE)?|will do|it is|that is (it|right|correct)?)?',
  ACCEPT:
    '(accept|except|consent|approve|authorise|okay|accepting|accepted|agree|agreed|agreeing|say yes|said yes|saying yes|shake on)',
  /** What is done with an object only: "I'll sell" says nothing of our figure. */
  TAKE: '(take|taking|go with|going with|gone with|go for|going for|settle for|settle on|have|shake on|shake hands on|do) OBJECT IT*|(sell|selling) IT* (to you|(for|at) (that|this|it|OFFER|SUM)) IT*',
  WISHING:
    '(be FULLY)? (PLEASED|ready|willing|prepared|keen|decided|chosen|going|agreed|able|writing|proud) (enough|BOTH)* to (be able to)?',
  /** Who would love to accept may have a but: to what is said with it. */
  WANTING: '(would|be|FULLY)* (like|love|want|wish) to (be able to)?',
  DEAL: '(its|thats|it is|we have|weve got|weve|youve got|youve|you have|you got|got|call it|so|then|ok)* (yourself|yourselves|ourselves)? (a|got|done)* deal (done|agreed|then)* ((at|for) SUM)? ((from|on) OURS)?',
  CONFIRMS:
    '(PLEASED to|happy to|writing to|like to|WED|this is to|just to|to|can)* FULLY confirm (my|our) (acceptance|agreement) ((to sell)? IT)*',
  TAKEAS:
    'please? (accept|take|treat|consider) this (text|message|reply)? (as|for|to be|being|is)* (my|our)? (formal|written|official)* (acceptance|agreement|yes|confirmation) ((to sell)? IT)*',
  ANSWER: '(the|my|our) (answer|answers) (is|was)? FULLY (a|going to be)* yes',
  ITSAYES:
    '(its|it is|thats|that is|thatll be|make (it|that)|consider (it|this|that)|this is|heres my|you have|you can have|and|a|still|big|fat|solid|hard|happy|enthusiastic|wholehearted|definite|firm|huge|resounding|massive|(hundred|thousand|million) times)+ yes (today|now|this (morning|afternoon|evening))?',
  AGREES:
    'which WHO FULLY ACCEPT IT*|WE? FULLY ACCEPT ((to sell)? IT)*|(WED|are|am)? FULLY WISHING FULLY (ACCEPT|proceed|go ahead) ((to sell)? IT)*|(WED|would)? FULLY WANTING FULLY (ACCEPT|proceed|go ahead) ((to sell)? IT)+|(WED|would)? FULLY (WISHING|WANTING) FULLY TAKE|(ill|well|WHO will|WHO can) FULLY TAKE|WED FULLY confirm IT*|WHO FULLY take (it|OFFER|SUM) IT*|WE FULLY in (full|total)? agreement IT*',
  PLEASEDWITH: 'WED? FULLY PLEASED (with|at|by|for|on) OFFER? of? SUM',
  SUMIS:
    '(OFFER of)? SUM (,? FULLY (accepted|agreed|confirmed|done|sold)|(is|sounds|will be)? FULLY (FINE|accepted|agreed|acceptable|agreeable|confirmed|a deal|a yes|done|sold|it is) ((with|by|for|to|between) US)*)|SUM (works|does|suits|will do|will suit) (for|by)? US? (fine|well|nicely|perfectly|down to the ground|a treat)*|SUM will see US (right|fine)|sounds FINE ((with|by|for|to) US)* at SUM',
  ITIS: '((OFFER|sum|price|figure|offer) (of? SUM)? is?|thats|that is|its|it is|all) FULLY (accepted|agreed|acceptable|agreeable) ((with|by|for|to) US)*',
  OURWORD:
    '(you have|youve) got? (my|our) full? (agreement|permission|word|blessing|consent|yes|go ahead|authority|hand on it) (on (it|that))? (to (GOON|ACCEPT|sell) IT*)?|(my|our) word is (my|our) bond',
  YOURS:
    'you win|count (me|us) in (at SUM)?|offer (accepted|agreed) (at SUM)?|you (can|may|shall) have (it|HOUSE) ((for|at) (SUM|that|that price))?|(its|it is|HOUSE is|consider it) (all|now)? yours ((for|at) SUM)?|youve got it|youve (bought|got) (yourself|yourselves)? a (house|flat|bungalow)|consider it (done|sold|a deal|agreed)|(you can|please)* (put|pencil|write) (me|us) (down|in) (as|for|at) (a yes|SUM)|(youre|you are|your) on',
  SOLD: 'lets (say yes (to IT)*|(ACCEPT|TAKE|accept|take|go with) SUM)|sold to you|(sold|done|agreed) (to you)? (for|at) SUM',
  GIVEIN: '(go on|alright|all right) then? (yes|you have it|its yours|ill take it|deal)',

  /** Says yes by itself, after our own question or with our figure in it. */
  ASSENT: 'YES (from OURS)?|SURE? (absolutely|definitely|certainly|affirmative)',
  /** And leaves no doubt to what. */
  COMMITS:
    '(YES|ANSWER|ITSAYES) (from OURS)? (to IT)+|(ANSWER|ITSAYES) (from OURS)? (to IT)*|YES from OURS|please yes|yes please|YES IT+|SOLD|AGREES|PLEASEDWITH|SUMIS|ITIS|OURWORD|YOURS (at SUM)?|DEAL|CONFIRMS|TAKEAS|GIVEIN|(PEOPLE and (i|me)|i|we) FULLY say yes',

  LETS: '(please|just|so|and|do|then|now|lets|let us|you (can|may)|feel free to|happy for you to|kindly|by all means|WED FULLY (WISHING|WANTING)|WE set to|good to|ready to|happy to)*',
  SAIDYES:
    '(WE|as WHO) have? already? (did say|said|told you|texted|replied) yes (BEFORE|TIMES|to COLLEAGUE)*|already (said|told you) yes|(i|we) have? already agreed',
  BEFORE:
    '(already|before|earlier|yesterday|last (time|week|night)|to you|twice|once|in my last (text|message)|(on|over) the phone|by (text|email|phone)|when we (spoke|talked)|the other day)',
  CORRECT:
    '(thats|that is|its|it is|all)* all? (correct|confirmed|in order)|(thats|that is|its|it is) (the one|right|it|SUM|what WHO? (agreed|said|shook on|ill sign|will sign|wanted) (BEFORE|the first time|all along|from the start)*|the (figure|price|sum|number|amount) ((we|i) (agreed|said|shook on))?|(my|our)? final answer)|(my|our)? final answer',

  /** Says yes after our question for one, and is no more than willing before it. */
  GOES: 'LETS (GOON|ACCEPT|TAKE) (with|on|and)? IT* (now|then|for US)*',
  WILLING:
    'GOES|please do|do please|on yes go|on you go|go on then|you (do that|go ahead)|good to go|ready to go|(WE|so)* ready when you are|all systems go|send (me|us|over|out|through|on)* PAPERS (over|out|through|on|across)*|SAIDYES|CORRECT|(i|we) (do|confirm)|spot on|(that is|thats)? my understanding too?|of course|sold (to you)?|done|y',
}
