import type { Condition, FactName, PropertyFacts, PropertyType } from '../../agents/contract/agent.ts'
import { pounds } from '../../money/pounds.ts'
import type { Dice } from '../planning/dice.ts'

const typeWords: Record<PropertyType, readonly [string, ...string[]]> = {
  detached: ["it's a detached house", 'detached'],
  semi_detached: ["it's a semi", 'semi-detached house', "it's a semi detached"],
  terraced: ["it's a terraced house", 'mid terrace', "it's a terrace"],
  end_terrace: ["it's an end terrace", 'end of terrace'],
  flat: ["it's a flat", 'its a flat', 'an apartment'],
  maisonette: ["it's a maisonette", 'maisonette'],
  bungalow: ["it's a bungalow", 'bungalow'],
  other: ["it's a bit unusual"],
}

const conditionWords: Record<Condition, readonly [string, ...string[]]> = {
  excellent: ["it's in excellent condition", 'excellent condition, all done up'],
  good: ["it's in good condition", 'good condition', 'good nick'],
  fair: ['fair condition', "it's fair, could do with a freshen up", 'condition is fair'],
  poor: ['poor condition', "it's in poor condition, needs a lot of work", 'condition is poor to be honest'],
  uninhabitable: ["it's uninhabitable", 'uninhabitable at the moment, no kitchen'],
}

type Said = readonly [plain: string, first: string, ...others: string[]]

/** Each fact in the form that nobody can misunderstand, then as vendors put it. */
const forms: { readonly [Name in FactName]: (property: PropertyFacts) => Said } = {
  propertyAddress: ({ propertyAddress: address }) => [
    `The address is ${address}`,
    address,
    `It's ${address}`,
  ],
  propertyPostcode: ({ propertyPostcode: postcode }) => [
    `Postcode ${postcode}`,
    postcode,
    `postcode is ${postcode}`,
    postcode.toLowerCase(),
    postcode.replace(' ', ''),
  ],
  askingPrice: ({ askingPrice: price }) => [
    `I am asking ${pounds(price)}`,
    `looking for ${pounds(price)}`,
    `hoping for around ${pounds(price)}`,
    `asking ${price / 1000}k`,
    `we want £${price / 1000}k for it`,
  ],
  propertyType: ({ propertyType }) => [typeWords[propertyType][0], ...typeWords[propertyType]],
  bedrooms: ({ bedrooms }) => bedroomsSaid(bedrooms),
  condition: ({ condition }) => [`Condition: ${condition}`, ...conditionWords[condition]],
}

function bedroomsSaid(bedrooms: number): Said {
  if (bedrooms === 0) return ['0 bedrooms, it is a studio', 'studio']
  if (bedrooms === 1) return ['1 bedroom', '1 bedroom', 'one bed', '1 bed']
  const word = ['two', 'three', 'four', 'five'][bedrooms - 2] ?? bedrooms
  return [`${bedrooms} bedrooms`, `${bedrooms} bedrooms`, `${bedrooms} bed`, `${word} bedrooms`]
}

/** How a vendor puts one fact in a text. `plainly` is the form that nobody can misunderstand. */
export function saidOf(fact: FactName, property: PropertyFacts, dice: Dice, plainly: boolean): string {
  const [plain, first, ...others] = forms[fact](property)
  return plainly ? plain : dice.pick(`wording ${fact}`, [first, ...others])
}

/** Joins what a vendor says into one text. */
export function sentence(parts: readonly string[]): string {
  const text = parts.join(', ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
