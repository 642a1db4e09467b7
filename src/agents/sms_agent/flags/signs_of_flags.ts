/** Of a sentence in `words()`: what tells the flag, and what beside it takes it back. */
export interface Sign {
  flag: string
  told: RegExp
  unless?: RegExp
  /** What is not there is the very flag. */
  isOfLack?: true
}

/** Said of something that is not there, or no longer. */
const denied =
  /\b(no|not|never|without|neither|none|nor|isnt|hasnt|havent|wasnt|arent|free (of|from)|clear of|never been|no sign of|nothing like)\b/

const family =
  '(?:brother|sister|ex|wife|husband|partner|mum|dad|mother|father|son|daughter|cousin|aunt|uncle|business partner|co owner|other owner|joint owner|other half)'

export const signs: readonly Sign[] = [
  {
    flag: 'short_lease',
    told: /\bshort lease\b|\blease (has |is )?(nearly|almost|about to|all but|just)( \w+){0,2} (run out|expired?|up|over|gone)\b|\blease (has |is )?(expired|run out|running out)\b/,
    unless: /\b(extended|was short|renewed)\b/,
  },
  {
    flag: 'no_ews1',
    isOfLack: true,
    unless: /\bews ?1?\b.*\b(rated|a1|a2|b1|passed|fine|got it)\b|\b(got|has|have) (the|its|an|our) ews/,
    told: /\b(no|without( an?)?|waiting (on|for)( (the|an))?|failed( the)?|need an?|missing( the)?) ews ?(1|one)?\b|\bews ?1?( form)? (failed|missing|b2)\b|\bwaiting (on|for) (the )?cladding\b|\b(acm|dangerous|unsafe|flammable|combustible|grenfell)( style| type)? cladding\b|\bcladding (needs|being|is being|has to be|to be|wants) (\w+ )?(done|replaced|removed|fixed|taken|replacing)\b|\btower block\b|\bin a tower\b|\b(1\d|[6-9])th floor\b|\b(building )?safety act (works|works pending)\b/,
  },
  {
    flag: 'non_standard_construction',
    told: /\b(airey|bisf|prc|cornish unit|orlit|wates|woolaway|reema|wimpey no|easi ?form|easyform|no ?fines|dorran|unity house|tarran|mundic|guildway|swedish house)\b|\bprefab\w*\b|\bpre ?fabricated\b|\b(steel|timber|metal|wood(en)?) ?framed?\b|\bconcrete (panels?|sections?|built|construction|block|house|walls?|slabs?|system)\b|\b(made|built|cast) (out )?of concrete\b|\bnon ?(standard|traditional)\b|\bsystem built\b|\b(park|mobile|static) home\b|\b(cob|wattle and daub|clay lump|straw bale)\b|\bthatch(ed)?\b|\bwalls (are|is) timber\b|\blog cabin\b/,
    unless: /\b(double|window|doors?|garage|shed|conservatory|porch|drive|patio|neighbours?)\b/,
  },
  {
    flag: 'protected_tenant',
    told: /\b(sitting|regulated|protected|secure|life|lifetime) tenan(t|cy|ts)\b|\brent officer\b|\bright to (live|stay) (there|here|in it)\b|\b(lives?|stay|there|here) for life\b|\blife interest\b|\bcant get (him|her|them|the tenants?) out\b|\btenan(t|ts|cy)\b.{0,40}\b(refus\w+|wont) (to )?(leave|go|move)\b|\b(fair rent|rent act)\b|\bassured tenan(t|cy)\b|\b(tenants?|lodgers?|squatters?)( \w+){0,3} wont (leave|move out|go)\b/,
  },
  {
    flag: 'spray_foam',
    told: /\bspray(ed)? (in |with |on )?(the )?foam\b|\bfoam(ed)? (insulation|in the (loft|roof)|under the (slates|tiles|roof)|on the (underside|rafters))\b|\b(loft|roof|slates|tiles|rafters)\b.{0,40}\bfoam(ed)?\b|\bfoam\b.{0,30}\b(loft|roof|slates|tiles|rafters)\b/,
  },
  {
    flag: 'flood',
    told: /\b(flooded|floods|flood (damage|water|zone|risk|plain))\b|\bunder water\b|\b(still )?drying out\b|\bwater (comes|came|gets|got) (in|up|into)\b.{0,40}\b(beck|river|brook|stream|drains?|winters?|rains?|sea|ground)\b|\b(river|beck|brook|stream|sea) (comes|came|gets|got) in\b/,
  },
  {
    flag: 'co_owner_against',
    told: new RegExp(
      `\\b${family}( \\w+){0,5} (?:does ?nt|doesnt|dont|wont|isnt|wouldnt|refuses|refusing|is against|not|never)( \\w+){0,3} ?(want(s)? (to )?sell|agree|sell|sign|budge|keen|have it|on board|happy (to|with|about)|selling)\\b|\\b(he|she|they) (owns?|has|have) (half|a half|a share|part)\\b.{0,40}\\b(against|refus\\w+|wont|doesnt|dont|not)\\b|\\b(both|joint|two|three) (names|owners|of us)\\b.{0,40}\\b(wont|refuse\\w*|doesnt|against|disagree\\w*)\\b|\\b(he|she|they|who)( \\w+){0,2} (never|wont|refuses to|refusing to)( ever)? sign(ing)?( (it|anything|the \\w+))?\\b(?! off)|\\bover (his|her|their) dead body\\b|\\bbut (my|the) ${family} (dont|doesnt|wont|isnt)\\b|\\b(cant|wont|not) (all )?agree (on|about) (selling|the sale|a price)\\b`,
    ),
  },
  {
    flag: 'shared_ownership',
    told: /\bshared ownership\b|\b(part|part and) (buy )?(own|rent)\b.{0,30}\b(rent|association|council)\b|\b(own|have|got|bought)( \w+){0,3} (half|quarter|third|\d+ ?(percent|per cent|pc)?) ?(share|of it)\b.{0,60}\b(association|rent|other half|council|trust)\b|\bhousing association (has|have|own|owns|holds) (the )?(other|rest|half|remaining|\d+)\b/,
  },
  {
    flag: 'debt_above_price',
    told: /\bnegative equity\b|\bcharging order\b|\bsecond charge\b|\b(owe|owed|owing|charges|mortgage|mortgaged|loans?|debts?|secured)\b( \w+){0,6} (more|higher|bigger) than( \w+){0,3} worth\b|\bmore (is )?(owed|owing|charges|debts?|mortgage|loans?)( \w+){0,4} than( \w+){0,3} worth\b|\bworth less than( \w+){0,4} (owe|owed|mortgage|loan|borrowed)\b/,
  },
  {
    flag: 'auction_date',
    told: /\b(going|goes|go|booked|entered|listed|put|in|into|up for|set for|down for|off) (\w+ ){0,4}auction\b|\bauction (catalogue|date|is|on|next|guide|sale (on|next|in))\b|\b(booked|entered|signed)( it)?( in| up)? (with|for|into)( \w+){1,5} (sale|auction)\b|\bwith (the )?auctioneers?\b/,
    unless:
      /\b(bought|didnt sell|did not sell|unsold|failed|withdrew|pulled|got it|thinking|might|maybe|could|last year|years ago|came out)\b/,
  },
  {
    flag: 'subsidence',
    told: /\bsubsid\w+|\bunderpin\w*|\bsettlement cracks\b|\bcracks?( \w+){0,4} (hand|fist|finger|arm) (in|through)\b|\bstructural (movement|problems?|issues?|damage|cracks?)\b|\bhouse (has |is )?(moved|moving|sinking|leaning|slipping)\b|\bit moved in (19|20)\d\d\b/,
  },
  {
    flag: 'japanese_knotweed',
    told: /\bknot ?weed\b|\bjapanese weed\b|\btreatment plan\b|\bbamboo looking\b.{0,60}\b(treatment|bad one|spread\w*)\b/,
  },
  {
    flag: 'other_red_flag',
    told: /\bfreehold (flat|apartment|maisonette)\b|\b(flat|maisonette|apartment)\b.{0,20}\bfreehold\b(?!.{0,12}share)|\bflying freehold\b|\bsquatters?\b|\braac\b|\bmine ?shafts?\b|\bcoal mine\b|\b(flat|maisonette|it|studio)( is|s)?( right| directly)? (over|above) (an?|the|our|my) (?:\w+ ){0,3}?(chip|chippy|kebab|take ?away|pub|shop|betting|bookies|restaurant|cafe|salon|launderette|barber|hairdresser)\w*\b|\bepc\b( \w+){0,4} [fg]\b|\b[fg] (rated )?epc\b|\bcoastal erosion\b|\bland ?(slip|slide)s?\b|\b(cliffs?|coast|sea|beach|edge)( \w+){0,4} (erod\w+|erosion|crumbl\w+|collaps\w+)\b|\b(restriction|caution|notice|charge) on the (title|deeds)\b|\bground rent (doubles|doubling)\b|\b(1|2)\d (sq|square) ?(m|metres?|meters?)\b|\bover next doors (passage|kitchen|hall|garage)\b|\bunregistered land\b|\bno (building regs|planning permission)\b/,
    unless: /\bshare of\b/,
  },
]

/** Whether the words tell the flag, and nothing around them takes it back. */
export function tells({ told, unless, isOfLack }: Sign, sentence: string): boolean {
  const found = told.exec(sentence)
  if (found === null || unless?.test(sentence) === true) return false
  if (isOfLack) return true
  const before = sentence.slice(0, found.index).split(' ').slice(-6).join(' ')
  const after = sentence.slice(found.index + found[0].length)
  return (
    !denied.test(before) &&
    !/\b(found (neither|none|nothing|no)|neither|none of (it|that)|not here|all clear)\b/.test(after)
  )
}
