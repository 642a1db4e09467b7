const ofTheSale = [
  'of (?:it|this|that|them)|you|youre|doing|being|going?|letting|parting|giving|taking|tak(?:e|ing)',
  'sell\\w*|sale|deals?|offers?|prices?|figures?|sums?|oursum|mov(?:e|ing)|proceed\\w*|accept\\w*',
  'servic\\w*|compan\\w*|business|propos\\w*|buyers?|investors?|low\\w*|silly|discuss\\w*|talk\\w*',
  'anymore|at|for|now|thanks?|please|mate|pal|love|sorry',
].join('|')

const leadingUpToIt =
  '(?:(?:the|your|ur|any|an?|this|that|it|these|those|such|what|anything|either|my|our|further|more|another) ?)*'

const besideTheSale = new RegExp(
  `\\binterested in (?!${leadingUpToIt}(?:$|[^\\w\\s]|\\b(?:${ofTheSale})\\b))`,
  'g',
)

/** "No thanks to the call" */
const noToSomething = new RegExp(
  `\\bno (?:thanks?|thank you|ta|interest) (?:to|on|for|about) (?!${leadingUpToIt}(?:$|[^\\w\\s]|\\b(?:${ofTheSale}|time|text\\w*|message|us|me)\\b))`,
  'g',
)

/** Another house, or what stands in this one. */
const sellingBesideIt =
  /\b(?:sell(?:ing)?|sold) (?=(?:number|no|nr|house) ?\d|(?:the|my|our|any|his|her) (?:furniture|contents|car|van|boat|caravan|shed|garage|land|field|other|things|stuff|sons?|daughters?|mums?|dads?|brothers?|sisters?|parents|neighbou?rs?)\b|(?:hers|theirs|next ?doors?|both)\b)/g

/**
 * Interest and sales have an object: whoever is not interested in a survey, or does not sell the furniture, says nothing of the sale, and
 * what is no word of the sale refuses nothing.
 */
export const withoutOtherObjects = (text: string): string =>
  text.replace(besideTheSale, 'in ').replace(noToSomething, 'not ').replace(sellingBesideIt, 'showing ')
