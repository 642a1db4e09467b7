import type { AgentInput, AgentOutcome } from '../../contract/agent.ts'
import { lastOfOurs, lastToAsk, unanswered } from '../conversation/conversation.ts'
import { flagHeard } from '../taught/flag_heard.ts'
import { words } from '../text/decode_text.ts'
import { leaseLeft, leastLease, owesMore } from './reckoned_flags.ts'
import { signs, tells } from './signs_of_flags.ts'

export type FlagRead = NonNullable<AgentOutcome['flags']>[number]

/** A sentence of a text, letter by letter as it was written, for it is quoted; a comma ends none. */
const sentences = (body: string) =>
  body
    .split(/(?<=[a-z)][.!?;])\s+|\n/i)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')

/** What the vendor tells of the property that sold prices do not show: each with the sentence that tells it. */
export function readFlags(input: AgentInput): FlagRead[] {
  const asked = (lastToAsk(input.conversation) ?? lastOfOurs(input))?.body ?? ''
  const askedForLease = /\b(leasehold|lease)\b/i.test(asked)
  const year = Number(input.now.slice(0, 4))
  const read = unanswered(input).flatMap(({ id, body }) =>
    sentences(body).flatMap((sentence) =>
      flagsIn(
        words(sentence)
          .replace(/[^\p{L}\p{N}£ ,]/gu, ' ')
          .replace(/[, ]+/g, ' '),
        askedForLease,
        year,
      )
        .concat(heardIn(sentence), askedForLease && isFreeholdFlat(input, sentence) ? ['other_red_flag'] : [])
        .map((flag) => ({ flag, said: sentence.slice(0, 500), messageId: id })),
    ),
  )
  return read.filter(({ flag }, at) => read.findIndex((one) => one.flag === flag) === at)
}

const isFreeholdFlat = ({ lead }: AgentInput, sentence: string) =>
  (lead.propertyType === 'flat' || lead.propertyType === 'maisonette') &&
  /\bfreehold\b/i.test(sentence) &&
  !/\b(share|lease|leasehold|not|isnt|isn't)\b/i.test(sentence)

/** What the rules do not know may sound like a flag, where it denies nothing. */
const heardIn = (sentence: string): string[] => {
  const flag = denies.test(words(sentence)) ? null : flagHeard(sentence)
  return flag === null ? [] : [flag]
}
const denies =
  /\b(?:no|not|never|none|isnt|hasnt|havent|neither|without|free of)\b(?! (?:ews|fire|building|planning|sell|agree|sign|leave|budge|go|move|clear|standard|registered|deeds))/

function flagsIn(sentence: string, askedForLease: boolean, year: number): string[] {
  const told = signs.filter((sign) => tells(sign, sentence)).map(({ flag }) => flag)
  const left = leaseLeft(sentence, askedForLease, year)
  return [
    ...told,
    ...(left !== null && left < leastLease ? ['short_lease'] : []),
    ...(owesMore(sentence) ? ['debt_above_price'] : []),
  ]
}
