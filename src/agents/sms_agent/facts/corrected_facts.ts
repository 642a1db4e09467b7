import { type AgentInput, type FactName, factNames, type PropertyFacts } from '../../contract/agent.ts'
import { words } from '../text/decode_text.ts'
import { factsInTexts } from './facts_in_texts.ts'
import { readPropertyType } from './property_type.ts'

export interface CorrectedFacts {
  /** What the vendor now says, where they say it. */
  facts: Partial<PropertyFacts>
  /** Every fact that is not as we were told, with or without a new value. */
  names: FactName[]
  /** The vendor says so in words ("actually", "I forgot to say"), it is not only different from what we know. */
  isExplicit: boolean
}

const correcting =
  /\b(actually|forgot( to)?|i said|than i said|told you|didnt mention|havent mentioned|should (have |a )?(said|mentioned|told)|correct(ion)?|mistake|made an error|got (it |that )?wrong|wrong (number of|postcode|address)|(postcode|address|house number) (is )?wrong|by the way|one thing|just so you know|should know|need to know|turns out|since (we spoke|then|i)|last night|in fact|to be honest|not \d|its only|only (has|got|\d))\b/

const topics: readonly (readonly [FactName, RegExp])[] = [
  ['propertyPostcode', /\bpost ?code\b/],
  ['propertyAddress', /\b(address|house number|street name)\b/],
  ['bedrooms', /\b(beds?|bedrooms?|box ?room|loft conversion)\b/],
  [
    'condition',
    /\b(condition|roof|kitchen|bathroom|damp|leak\w*|boiler|heating|electrics|wiring|subsidence|cracks?|ceiling|windows|mou?ld|knotweed|asbestos|worse|flood\w*)\b/,
  ],
  ['propertyType', /\b(semi|detached|terraced?|end terrace|flat|maisonette|bungalow|leasehold|freehold)\b/],
]

/** A house that is not the vendor's own: what is said of it corrects nothing. */
const otherHouse =
  /\b(neighbou?rs?|next door|down the road|up the road|over the road|others?|similar|same street|friends?)\b/

/** Facts in an answer to the offer that are not as we know them. Prices are the offer's business, not facts. */
export function correctedFacts(body: string, { lead }: Pick<AgentInput, 'lead'>): CorrectedFacts {
  const ofTheHouse = body
    .split(/(?<=[.!?])\s/)
    .filter((sentence) => !otherHouse.test(words(sentence)))
    .join(' ')
  const text = words(ofTheHouse)
  const { askingPrice: _, ...said } = factsInTexts([ofTheHouse], new Set()).facts
  const facts: Partial<PropertyFacts> = Object.fromEntries(
    Object.entries(said).filter(([name, value]) => !isSame(name as FactName, value, lead)),
  )
  const isExplicit = correcting.test(text)
  const names = factNames.filter(
    (fact) =>
      fact in facts ||
      (isExplicit &&
        (!(fact in said) || /\bi said\b.* but\b/.test(text)) &&
        topics.some(([topic, words]) => topic === fact && words.test(text))) ||
      (fact === 'propertyType' && lead.propertyType !== undefined && denies(text, lead.propertyType)),
  )
  return { facts, names, isExplicit }
}

const takingBack =
  /\b(i|we) meant\b(?! (to|it|that|well)\b)|\b(my mistake|typo|correction|should have said|got (that|it) wrong|made a mistake)\b|\d\S* not \d/

/** What somebody takes back before an offer without that its new value was read; null where nothing of the kind is said. */
export function takenBack(body: string, input: Pick<AgentInput, 'lead'>, read: object): string | null {
  if (!takingBack.test(words(body)) || factNames.every((name) => input.lead[name] === undefined)) return null
  const open = correctedFacts(body, input).names.filter(
    (name) => input.lead[name] !== undefined && !(name in read),
  )
  if (open.length === 0 && Object.keys(read).length > 0) return null
  const which = open.map((name) => spoken[name]).join(', ')
  return `The vendor takes something back, and what they mean was not read${which === '' ? '' : `: ${which}`}`
}

/** "It isnt a flat", of what we take to be a flat. */
function denies(text: string, type: PropertyFacts['propertyType']): boolean {
  const denied = /\b(?:not|isnt)(?: actually| really)? an? ([a-z -]{3,20})/.exec(text)?.[1]
  return denied !== undefined && readPropertyType(denied).type === type
}

function isSame(name: FactName, value: unknown, lead: AgentInput['lead']): boolean {
  if (name !== 'propertyAddress') return lead[name] === undefined || lead[name] === value
  const plain = (address: string) =>
    address
      .toLowerCase()
      .replace(/[^a-z\d]+/g, ' ')
      .trim()
  return (
    lead.propertyAddress === undefined ||
    plain(lead.propertyAddress).startsWith(plain(String(value)).split(' ').slice(0, 2).join(' '))
  )
}

const spoken: Record<FactName, string> = {
  propertyAddress: 'address',
  propertyPostcode: 'postcode',
  propertyType: 'type of property',
  bedrooms: 'bedrooms',
  condition: 'condition',
  askingPrice: 'asking price',
}

/** For the person who has to look at the offer again: "condition (fair, now poor)". */
export function reasonFor({ names, facts }: CorrectedFacts, { lead }: Pick<AgentInput, 'lead'>): string {
  const changes = names.map((name) => {
    const known = lead[name] ?? 'not known'
    return `${spoken[name]} (${known}${name in facts ? `, now ${facts[name]}` : ''})`
  })
  return `The vendor corrects facts on which the offer rests: ${changes.join(', ')}`
}
