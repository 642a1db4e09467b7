import type { AgentInput } from '../contract/agent.ts'
import { unanswered } from '../sms_agent/conversation/conversation.ts'
import { plainText } from '../sms_agent/text/decode_text.ts'
import { shown } from './what_leaves.ts'

/** Where words stand that somebody quoted: what they say is said by all that stands around them. */
export interface Quoted {
  /** The whole text. */
  text: string
  /** The sentences, and the clauses, in which the quotation stands. */
  sentence: string
  clause: string
}

/** The unanswered text of the vendor in which these words stand, as it was written or as the model was shown it. */
export function findQuotation(quotation: string, input: AgentInput): Quoted | undefined {
  if (asCompared(quotation) === '') return undefined
  const text = unanswered(input)
    .flatMap(({ body }) => [body, shown(body, input.lead)])
    .find((body) => asCompared(body).includes(asCompared(quotation)))
  if (text === undefined) return undefined
  const [written, sought] = [inClauses(text), inClauses(quotation)]
  return {
    text,
    sentence: around(written, sought, /[.!?;](?= |$)/g),
    clause: around(written, sought, /[.!?;:,](?= |$)/g),
  }
}

/** A model straightens quotes and blanks when it copies; no more than that may differ. */
const asCompared = (text: string) => plainText(text).toLowerCase()

/** A line that ends, ends a clause. */
const inClauses = (text: string) => plainText(text.trim().replace(/(?<![.,;:!?\s])\s*\n\s*/g, ', '))

function around(written: string, sought: string, ends: RegExp): string {
  const from = written.toLowerCase().indexOf(sought.toLowerCase())
  if (from < 0) return written
  const all = [...written.matchAll(ends)].map(({ index }) => index + 1)
  const begin = all.findLast((end) => end <= from) ?? 0
  const end = all.find((one) => one >= from + sought.length) ?? written.length
  return written.slice(begin, end).trim()
}
