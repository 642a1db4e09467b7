import type { PropertyType } from '../../agents/contract/agent.ts'
import type { Dice } from '../planning/dice.ts'

/** The letters by which HM Land Registry files sales. */
export type FiledType = 'D' | 'S' | 'T' | 'F'

/** A real outcode with what a home in good condition roughly sells for there; the streets are invented. */
export interface Place {
  readonly outcode: string
  readonly town: string
  readonly sectors: readonly [string, ...string[]]
  readonly prices: Record<FiledType, number>
  /** Sales of each type in each sector that the register knows of the last two years. */
  readonly salesKnown: number
}

export const places: readonly [Place, ...Place[]] = [
  place('LS8', 'Leeds', 420_000, 262_000, 184_000, 138_000),
  place('M14', 'Manchester', 385_000, 292_000, 236_000, 168_000),
  place('NG5', 'Nottingham', 330_000, 226_000, 176_000, 122_000),
  place('B30', 'Birmingham', 428_000, 290_000, 241_000, 152_000),
  place('BS5', 'Bristol', 432_000, 342_000, 318_000, 214_000),
  place('SR4', 'Sunderland', 238_000, 146_000, 108_000, 72_000),
  place('DN4', 'Doncaster', 272_000, 168_000, 118_000, 86_000),
  { ...place('HX7', 'Hebden Bridge', 436_000, 274_000, 212_000, 156_000), salesKnown: 1 },
]

const streets: readonly [string, ...string[]] = [
  'Hollowmere Road',
  'Pennyloom Street',
  'Tillerman Avenue',
  'Gorsehurst Drive',
  'Kettlebeck Lane',
  'Mapleforge Road',
  'Swanwhistle Close',
  'Oatgarth Crescent',
  'Ropespinner Terrace',
  'Thistlebourne Grove',
  'Candlewright Street',
  'Brackenfold Way',
]

const filedAs: Record<PropertyType, FiledType> = {
  detached: 'D',
  semi_detached: 'S',
  terraced: 'T',
  end_terrace: 'T',
  flat: 'F',
  maisonette: 'F',
  bungalow: 'S',
  other: 'T',
}

/** What such a home sells for in good condition, GBP. */
export function usualPrice({ prices }: Place, type: PropertyType): number {
  return prices[filedAs[type]]
}

export interface Spot {
  readonly house: number
  readonly street: string
  readonly postcode: string
}

/** A house in one of the place's invented streets. */
export function spotIn({ sectors }: Place, dice: Dice): Spot {
  const letters = 'ABDEFGHJLNPQRSTUWXYZ'
  const street = dice.pick('street', streets)
  const letter = (situation: string) => letters.charAt(dice.whole(situation, 0, letters.length - 1))
  return {
    house: dice.whole('house', 1, 160),
    street,
    postcode: `${dice.pick('sector', sectors)}${letter('unit 1')}${letter('unit 2')}`,
  }
}

function place(outcode: string, town: string, D: number, S: number, T: number, F: number): Place {
  return { outcode, town, sectors: [`${outcode} 2`, `${outcode} 4`], prices: { D, S, T, F }, salesKnown: 12 }
}
