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

/** How a vendor puts one fact in a text. `plainly` is the form that nobody can misunderstand. */
export function saidOf(fact: FactName, property: PropertyFacts, dice: Dice, plainly: boolean): string {
  const situation = `wording ${fact}`
  switch (fact) {
    case 'propertyAddress':
      return plainly
        ? `The address is ${property.propertyAddress}`
        : dice.pick(situation, [property.propertyAddress, `It's ${property.propertyAddress}`])
    case 'propertyPostcode':
      return plainly
        ? `Postcode ${property.propertyPostcode}`
        : dice.pick(situation, [
            property.propertyPostcode,
            `postcode is ${property.propertyPostcode}`,
            property.propertyPostcode.toLowerCase(),
            property.propertyPostcode.replace(' ', ''),
          ])
    case 'askingPrice':
      return priceSaid(property.askingPrice, dice, plainly)
    case 'propertyType':
      return plainly
        ? typeWords[property.propertyType][0]
        : dice.pick(situation, typeWords[property.propertyType])
    case 'bedrooms':
      return bedroomsSaid(property.bedrooms, dice, plainly)
    case 'condition':
      return plainly
        ? `Condition: ${property.condition}`
        : dice.pick(situation, conditionWords[property.condition])
  }
}

function priceSaid(price: number, dice: Dice, plainly: boolean): string {
  const exact = pounds(price)
  if (plainly) return `I am asking ${exact}`
  return dice.pick('wording askingPrice', [
    `looking for ${exact}`,
    `hoping for around ${exact}`,
    `asking ${price / 1000}k`,
    `we want £${price / 1000}k for it`,
  ])
}

function bedroomsSaid(bedrooms: number, dice: Dice, plainly: boolean): string {
  if (bedrooms === 0) return plainly ? '0 bedrooms, it is a studio' : 'studio'
  if (bedrooms === 1)
    return plainly ? '1 bedroom' : dice.pick('wording bedrooms', ['1 bedroom', 'one bed', '1 bed'])
  const words = ['two', 'three', 'four', 'five']
  return plainly
    ? `${bedrooms} bedrooms`
    : dice.pick('wording bedrooms', [
        `${bedrooms} bedrooms`,
        `${bedrooms} bed`,
        `${words[bedrooms - 2] ?? bedrooms} bedrooms`,
      ])
}

/** Joins what a vendor says into one text. */
export function sentence(parts: readonly string[]): string {
  const text = parts.join(', ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
