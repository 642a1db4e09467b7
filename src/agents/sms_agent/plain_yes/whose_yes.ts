/** Whose agreement a text tells of, and to what. Patterns read `spokenWords()`. */

const others =
  '(?:xname|(?:my|our|the|his|her|a|an|next)\\b(?! (?:full|price|offer|sum|figure|deal|above|terms)\\b))'
const aboutOthers = [
  // "Agreed with Karen", "I agree with you there": with whom, not to what.
  new RegExp(
    `(?<!\\bas )\\b(?:agree|agreed|agreeing|deal|done|sold|accepted|shake on)(?: (?:a|done|deal|agreed))* with (?:you\\b|${others})`,
  ),
  new RegExp(`\\b(?:offer|price|figure|deal|sum|bid) (?:from|off|by|of) ${others}`),
  // Whose yes it is; a name behind a comma is signed.
  /\b(?:yes|deal) from (?:xname(?! (?:xname )*(?:family|household|clan|lot|brothers|sisters))|(?:my|our|the|his|her|a|next)\b(?! (?:end|side|part|house|household|xname)\b|.*\b(?:and|with) (?:me|i|myself)\b))/,
  // "We have agreed a deal", "we accepted an offer": which one?
  /\b(?:agreed|accepted|done|had|taken) (?:a|an|and) (?:offer|deal|price|sale)\b(?! (?:of|at|for) oursum)/,
]
/** With one of us beside them it is ours. */
const ofUs = /\b(?:yes|i|im|ill|id|ive|we|weve|well|wed|were|us|me|both)\b/
const speaksForOthers = (said: string) =>
  /\b(?:is|are|has|have|will|would|accepts|agrees) (?!ours|ready when)/.test(said) &&
  /^(?:(?:my|our|the|his|her) (?!answer|sum|price|offer|oursum|figure|word|mind|solicitor|house|keys?\b)[a-z]+|xname|he|she|they)\b/.test(
    said,
  ) &&
  !ofUs.test(said)
/** Whether a text agrees with somebody, or tells that somebody does, and not to what is ours. */
export const isOfOthers = (said: readonly string[]) => {
  const text = said.filter((word) => word !== ',').join(' ')
  return speaksForOthers(text) || aboutOthers.some((sign) => sign.test(said.join(' ')))
}
