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

/** Interest has an object: whoever is not interested in a survey says nothing of the sale, and what is no word of the sale refuses nothing. */
export const withoutOtherObjects = (text: string): string => text.replace(besideTheSale, 'in ')
