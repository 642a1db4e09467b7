import type { Dice } from '../../../src/simulation/planning/dice.ts'
import type { Say } from './persona.ts'

/** How somebody writes today: with care, in a hurry, in pieces, or as a phone hears it. */
export const hands = ['careful', 'hurried', 'in pieces', 'dictated'] as const
export type Hand = (typeof hands)[number]

const shortForms: readonly (readonly [RegExp, string])[] = [
  [/\byou are\b/gi, 'ur'],
  [/\byour\b/gi, 'ur'],
  [/\byou\b/gi, 'u'],
  [/\bplease\b/gi, 'pls'],
  [/\bthanks?( you)?\b/gi, 'thx'],
  [/\bbecause\b/gi, 'cos'],
  [/\band\b/gi, 'n'],
  [/\bare\b/gi, 'r'],
  [/\btomorrow\b/gi, 'tmrw'],
  [/\bmessage\b/gi, 'msg'],
]

/** The same words by this hand; figures and postcodes stay what they are. */
export function writtenBy(hand: Hand, say: Say, dice: Dice): Say[] {
  if (say.exactly) return [say]
  switch (hand) {
    case 'careful':
      return [say]
    case 'hurried':
      return [{ ...say, body: slip(shortened(say.body, dice), dice) }]
    case 'in pieces':
      return inPieces(say)
    case 'dictated':
      return [
        {
          ...say,
          body: say.body
            .toLowerCase()
            .replace(/(?<!\d)[,.](?!\d)/g, '')
            .replace(/'/g, ''),
        },
      ]
  }
}

function shortened(body: string, dice: Dice): string {
  const usual = shortForms.filter((_, index) => dice.chance(`short form ${index}`, 0.6))
  return usual.reduce((text, [long, short]) => text.replace(long, short), body)
}

/** Two neighbouring letters of one long word change places. */
function slip(body: string, dice: Dice): string {
  const long = [...body.matchAll(/\b[a-z]{6,}\b/g)]
  if (long.length === 0) return body
  const word = long[dice.whole('slip', 0, long.length - 1)]
  if (word === undefined) return body
  const at = word.index + dice.whole('slip at', 1, word[0].length - 3)
  return `${body.slice(0, at)}${body.charAt(at + 1)}${body.charAt(at)}${body.slice(at + 2)}`
}

/** Each sentence a text of its own, a minute or two apart. */
function inPieces(say: Say): Say[] {
  const pieces = say.body.split(/(?<=[a-z][.!?])\s+/i).filter((piece) => piece.trim() !== '')
  return pieces.map((body, index) => (index === 0 ? { ...say, body } : { body, after: 1 }))
}
