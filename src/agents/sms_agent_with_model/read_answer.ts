import { z } from 'zod'
import type { AgentInput } from '../contract/agent.ts'
import type { ModelAnswer } from '../contract/model_desk.ts'
import { unanswered } from '../sms_agent/conversation/conversation.ts'
import { plainText } from '../sms_agent/text/decode_text.ts'
import { type ExtractedFact, inputs, type PersonAsked, type ReplyRead, type ReplyWritten } from './tools.ts'

/** What a model said, of the agreed form. */
export interface ModelSaid {
  reply: ReplyRead
  facts: ExtractedFact[]
  written: ReplyWritten | null
  person: PersonAsked | null
}

/** An answer of the agreed form, or what is wrong with it, for whoever gave it. */
export function readAnswer({ calls }: ModelAnswer, input: AgentInput): ModelSaid | { complaint: string } {
  const complaints: string[] = []
  const named = <Tool extends keyof typeof inputs>(tool: Tool): z.infer<(typeof inputs)[Tool]>[] =>
    calls
      .filter((call) => call.tool === tool)
      .flatMap((call) => {
        const parsed = inputs[tool].safeParse(call.input)
        if (parsed.success) return [parsed.data as z.infer<(typeof inputs)[Tool]>]
        complaints.push(`${tool}: ${z.prettifyError(parsed.error)}`)
        return []
      })
  for (const { tool } of calls)
    if (!(tool in inputs)) complaints.push(`There is no tool ${tool.slice(0, 60)}`)

  const [reply, ...others] = named('read_reply')
  const facts = named('extract_property_details').flatMap((extracted) => extracted.facts)
  const written = named('write_reply')
  const person = named('ask_human')
  if (others.length > 0 || written.length > 1) complaints.push('Call read_reply and write_reply only once')
  if (reply === undefined) return complain([...complaints, 'Call read_reply'])
  if (!isQuoted(reply.quotation, input))
    complaints.push('read_reply: quotation is not found in the unanswered texts of the vendor')
  if (complaints.length > 0) return complain(complaints)
  return { reply, facts, written: written[0] ?? null, person: person[0] ?? null }
}

const complain = (complaints: readonly string[]) => ({ complaint: complaints.join('\n').slice(0, 1_500) })

/** Whether words stand like this in what the vendor wrote and nobody has answered. */
export const isQuoted = (quotation: string, input: AgentInput): boolean =>
  textQuoted(quotation, input) !== undefined

/** The unanswered text in which these words stand. */
export function textQuoted(quotation: string, input: AgentInput): string | undefined {
  const sought = asCompared(quotation)
  if (sought === '') return undefined
  return unanswered(input).find(({ body }) => asCompared(body).includes(sought))?.body
}

/** A model straightens quotes and blanks when it copies; no more than that may differ. */
const asCompared = (text: string) => plainText(text).toLowerCase()
