import { z } from 'zod'
import { legible } from '../../free_text.ts'
import type { AgentInput } from '../contract/agent.ts'
import type { ModelAnswer } from '../contract/model_desk.ts'
import { findQuotation } from './quotation.ts'
import {
  type ExtractedFact,
  inputs,
  mostFacts,
  type PersonAsked,
  type ReplyRead,
  type ReplyWritten,
} from './tools.ts'

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
    if (!Object.hasOwn(inputs, tool)) complaints.push(`There is no tool ${tool.slice(0, 60)}`)

  const [reply, ...others] = named('read_reply')
  const facts = named('extract_property_details').flatMap((extracted) => extracted.facts)
  if (facts.length > mostFacts) complaints.push(`State ${mostFacts} facts at most`)
  const written = named('write_reply')
  const person = named('ask_human')
  if (others.length > 0 || written.length > 1) complaints.push('Call read_reply and write_reply only once')
  if (reply === undefined) return complain([...complaints, 'Call read_reply'])
  if (findQuotation(reply.quotation, input) === undefined)
    complaints.push('read_reply: quotation is not found in the unanswered texts of the vendor')
  if (complaints.length > 0) return complain(complaints)
  return { reply, facts, written: withoutNothing(written[0]), person: person[0] ?? null }
}

/** A draft of which nobody would see anything is none. */
function withoutNothing(written: ReplyWritten | undefined): ReplyWritten | null {
  if (written === undefined) return null
  return { ...written, draft: legible(written.draft ?? '').trim() || null }
}

const complain = (complaints: readonly string[]) => ({ complaint: complaints.join('\n').slice(0, 1_500) })
