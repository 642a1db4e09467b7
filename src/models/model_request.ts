import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { ModelRequest } from '../agents/contract/model_desk.ts'
import type { ModelSettings } from './model_settings.ts'

/** The words that a request consists of, beside the prompt. */
export function messagesOf({ asked, repair }: ModelRequest): string[] {
  const data = asData(asked)
  if (repair === undefined) return [data]
  return [data, asData({ yourAnswer: repair.answer.calls, isWrong: repair.complaint })]
}

/** As JSON whose words can close no tag and begin no other message. */
const asData = (value: unknown) =>
  JSON.stringify(value, null, 1).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e')

/** All that is sent, and to whom, in one spelling. */
export function wholeOf({ provider, model, baseUrl }: ModelSettings, request: ModelRequest): string {
  const { prompt, tools } = request
  const told = Object.entries(tools).map(([name, { description, input }]) => [
    name,
    description,
    z.toJSONSchema(input),
  ])
  return JSON.stringify([provider, model, baseUrl ?? null, prompt, told, messagesOf(request)])
}

/** The same for the same request to the same model, and for no other. */
export const hashOf = (whole: string): string => createHash('sha256').update(whole).digest('hex')
