/** What is said before the type of a house when it is said of the house: "its a big old 3 bed", "ex council". */
export const describing =
  /^(?:(?:hi|hello|hiya|mine|mines|ours|yes|no|ok|well|so|and|sorry|thanks|erm|um|its|it|is|was|thats|this|that|these|my|our|mums|dads|nans|mothers|fathers|property|place|house|home|one|we|i|id|ive|weve|have|got|own|to|sell|selling|for|sale|a|an|the|of|in|just|only|like|actually|probably|think|say|said|should|meant|mean|make|not|isnt|but|nice|lovely|big|small|smallish|large|little|tiny|old|older|new|newish|modern|standard|normal|ordinary|plain|good|decent|typical|traditional|victorian|edwardian|georgian|period|stone|brick|built|ex|former|council|type|local|authority|mid|end|corner|double|dbl|wee|upstairs|downstairs|cottage|style|call|turned|back|deeds|fronted|single|storey|two|three|one|four|five|six|ground|first|second|third|top|lower|upper|basement|floor|studio|purpose|converted|self|contained|retirement|leasehold|freehold|tenanted|empty|vacant|bed|beds|bedroom|bedrooms|bedroomed|bdrm|up|down|garden|link|linked|true|chalet|dormer|semi|detached|terraced|\d+(?:s|bd|br|bed)?|\d+(?:st|nd|rd|th)|\d*x)[ -]*)*$/

/** Words that lead to where a house stands, beside those that describe it. */
const leading = new Set(
  'about accept address agree am are at be bungalow buy call called can could dear do enquiring estimate flat for form full give got his hey her house how itself im inherited interested is inherit its known letter like located looking make me much name named now need needs number offer okay on our own owned owner owners please price property quote r re regarding road rd rid selling sir situated sell sells sure street terrace thank there thinking us valuation value want wanted wants we well were will with would wouldnt wanting yeah yep you your yours'.split(
    ' ',
  ),
)

/** Behind what kind of house it is: "a semi in fair condition at". */
const behindTheKind =
  /\b(?:semi|detached|terraced?|bungalow|maisonette|cottage|bed(?:room(?:ed)?)? (?:house|flat|home))\b.*$/i
/** "Was that you at 9 Bell Close?" */
const isOfUs = /\byou (?:at|on|in)\W*$/i

/** Only words that lead to the house for sale stand before a place in its clause: of any other word nobody knows whose house it is. */
export const leadsToTheHouse = (before: string): boolean =>
  !isOfUs.test(before) &&
  (
    before
      .split(
        /[.!?,:;()\n]|\s-\s|\b(?:and|so|its|it's|it is|thats|that's|(?:house|property|flat|bungalow)(?: (?:itself|we own|i own))? is)\b/i,
      )
      .at(-1) ?? ''
  )
    .replace(behindTheKind, ' ')
    .toLowerCase()
    .replace(/\S*\d\S*/g, ' ')
    .replace(/['’]/g, '')
    .split(/[^\p{L}]+/u)
    .every((word) => word === '' || leading.has(word) || describing.test(word))
