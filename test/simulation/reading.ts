import { makeVendor } from '../../src/simulation/vendors/make_vendor.ts'
import type { Persona } from '../../src/simulation/vendors/persona.ts'
import type { ReadText } from '../../src/simulation/vendors/read_text.ts'

export const seed = 1

const talkative: Partial<Persona> = {
  character: 'talks',
  telling: 'a_few',
  pace: 'at_once',
  slip: null,
  asksOddQuestion: false,
  asksAboutOffer: false,
  bargains: false,
  answersOffer: 'offer',
}

/** A vendor who answers everything plainly, but for the traits a story is about. */
export function aPersona(traits: Partial<Persona> = {}): Persona {
  return { ...makeVendor(seed, 1).persona, ...talkative, ...traits }
}

/** A text of ours as such a vendor reads it. */
export function aText(traits: Partial<Persona>, text: Partial<ReadText> = {}): ReadText {
  return {
    vendor: { number: 1, persona: aPersona(traits) },
    messageId: 'a text',
    purpose: 'question',
    body: 'Could you tell us more?',
    readAt: new Date('2026-03-02T10:00:30Z'),
    textsRead: 1,
    acts: [],
    told: [],
    hasReplyComing: false,
    offer: null,
    bringsOffer: false,
    ...text,
  }
}
