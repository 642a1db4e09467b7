import { startsAsking } from '../intentions/question_form.ts'
import { refuses } from './signs_of_no.ts'
import { agrees } from './signs_of_yes.ts'

export const withoutBut = (sentence: string) => sentence.replace(/^but /, '')

/** A question or a sentence with a "not" in it agrees to nothing. */
export const saysYes = (sentence: string) =>
  agrees(withoutBut(sentence)) &&
  !refuses(withoutBut(sentence)) &&
  !startsAsking(withoutBut(sentence)) &&
  !/\bwhat if\b|\bhow (soon|long)\b|\boursum (?:is|was) (?:all|what|the (?:most|best|least))\b/.test(sentence)

/** "But" turns the tables: what is said after the last one is what is meant. */
export function endsInYes(sentences: readonly string[]): boolean {
  const turn = sentences.findLastIndex((sentence) => /^but\b/.test(sentence))
  return sentences.slice(Math.max(turn, 0)).some(saysYes)
}

/** "Not happy, but ok": a no that gives way in its last words; whether it does is asked. */
export const endsGrudgingly = (sentences: readonly string[]) =>
  /^but ((well|so|i|we|guess|suppose|then) )*(ok|fine|alright|all right|yes|go on|fair enough|needs must|it is what it is)( (then|thanks|thank you|i|we|guess|suppose|please|whatever))*$/.test(
    sentences.at(-1) ?? '',
  )
