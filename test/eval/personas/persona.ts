import type { FactName, PropertyFacts } from '../../../src/agents/contract/agent.ts'
import type { Dice } from '../../../src/simulation/planning/dice.ts'
import type { Ending } from './ending.ts'

/** One text of ours, as the vendor reads it. */
export interface Heard {
  purpose: string
  body: string
  /** Which facts it seems to ask for. */
  asks: readonly FactName[]
  /** The latest offer that reached the vendor, in pounds; null before the first. */
  offer: number | null
  /** Whether this text brings an offer that is new to the vendor. */
  bringsOffer: boolean
  /** What the vendor has written so far, oldest first. */
  said: readonly string[]
  /** How many texts of ours the vendor has read, this one included. */
  nth: number
  home: PropertyFacts
  dice: Dice
}

/** One text of the vendor. */
export interface Say {
  body: string
  /** Minutes after our text, or after the vendor's own text before; a while by chance when absent. */
  after?: number
  /** Written letter by letter as it is, whatever the spelling of the day. */
  exactly?: true
}

/** Somebody who may write to us, and what has to have become of them in the end. */
export interface Persona {
  name: string
  /** Who this is and what has to happen, in a sentence. */
  about: string
  /** What the form tells; nothing when absent. */
  form?: readonly FactName[]
  /** The asking price as a share of what the home is worth; 0.7 when absent. */
  asking?: number
  /** What is written in answer to a text; nothing when silent. */
  answers(heard: Heard): readonly (string | Say)[]
  /** What is wrong with the ending, in words; nothing when it is as it has to be. */
  faults(ending: Ending): readonly string[]
}
