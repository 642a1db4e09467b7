import { amountsIn } from '../figures/amounts.ts'
import { plainText, words } from '../text/decode_text.ts'
import { withNamesMarked } from './names.ts'

const phones = /(?:\+44|\b0)\d[\d ]{8,11}\b|\b\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)\b/g
const slips: readonly (readonly [RegExp, string])[] = [
  [/\b(?:ys|yas|yass|yis|yus|yesh|yse|yers|yess|yea)\b/g, 'yes'],
  [/\bwud\b/g, 'would'],
  [/\bluv\b/g, 'love'],
  [/\b(?:tek|tak)\b/g, 'take'],
  [/\b(?:reet|rite)\b/g, 'right'],
  [/\b(?:defo|deffo|def|deffinately|definately|definitly|definatly)\b/g, 'definitely'],
  [/\b(?:gan|gaun|gae)\b/g, 'go'],
  [/\b(?:il|ill)\b/g, 'ill'],
  [/\b4 (?=it|you|me|us|that|the|all|your)/g, 'for '],
  [/\bgo ed\b/g, 'go ahead'],
  [/\bgoo on\b/g, 'go on'],
  [/\bnae\b/g, 'no'],
  [/\bnowt(s?)\b/g, 'nothing$1'],
  [/\bw\b/g, 'with'],
  [/\b(?:100|110|1000|200|1000000) ?(?:%|percent|per cent)/g, 'definitely'],
  [/\bwiv\b/g, 'with'],
  [/\b(?:th|fanx|fanks|thankyou|thanku)\b/g, 'thanks'],
  [/\bthanks (?:you|u)\b/g, 'thank you'],
  [/\b(?:everyfing|evrything)\b/g, 'everything'],
  [/\b(?:ahed|agead|ahaed|aheed)\b/g, 'ahead'],
]

/** The words of a text, names and our figure marked, a comma for whatever parts them. */
export function spokenWords(body: string, offer: number): string[] {
  let text = words(withNamesMarked(plainText(body)))
  for (const { amount, index, length } of amountsIn(text, offer).toReversed())
    text = `${text.slice(0, index)} ${amount === offer ? 'oursum' : 'othersum'} ${text.slice(index + length)}`
  return (
    slips
      .reduce((said, [slip, meant]) => said.replace(slip, meant), text.replace(phones, ' number '))
      .replace(/\d+/g, ' number ')
      .replace(/[()-]/g, ',')
      .replace(/[^\p{L},.!:;\n ]/gu, ' ')
      .match(/\p{L}+|[,.!:;\n]/gu) ?? []
  ).map((word) => (/\p{L}/u.test(word) ? word : ','))
}
