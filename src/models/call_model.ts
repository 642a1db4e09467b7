import type { LanguageModel, ToolSet } from 'ai'
import type { ApiCallEnd } from '../../db/work/api_usage.ts'
import type { ModelAnswer, ModelRequest } from '../agents/contract/model_desk.ts'
import { endOfStatus } from '../api_usage/outside_call.ts'
import { limitedBody } from '../limited_body.ts'
import { errorChain } from '../never_arrived.ts'
import { retryAfterOf } from '../retry_after.ts'
import { messagesOf } from './model_request.ts'
import type { ModelSettings } from './model_settings.ts'

export const mostTokens = 1_000
const largestAnswer = 500_000
const mostCounted = 10_000_000
const longestName = 200

export interface ModelReply {
  answer: ModelAnswer
  providerCallId: string | undefined
  /** Undefined where nobody says, or what can be no count. */
  inputTokens: number | undefined
  outputTokens: number | undefined
}

/** There is no answer. By names and codes only: what the provider says may quote what was sent. */
export class ModelFailure extends Error {
  override name = 'ModelFailure'
  readonly end: ApiCallEnd
  /** It would have failed for anybody. */
  readonly isDown: boolean
  readonly retryAfterSeconds: number | undefined

  constructor(
    end: ApiCallEnd,
    { isDown, retryAfterSeconds }: { isDown: boolean; retryAfterSeconds?: number | undefined },
  ) {
    super(`The model did not answer: ${end.outcome} ${end.code ?? ''}`.trim())
    this.end = end
    this.isDown = isDown
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/**
 * One request, one answer: tools are only named, never run, and nothing is tried again here.
 *
 * @throws ModelFailure
 */
export async function callModel(
  settings: ModelSettings,
  request: ModelRequest,
  signal: AbortSignal,
): Promise<ModelReply> {
  // The SDK is read by nobody who has no model.
  const { generateText, tool } = await import('ai')
  const tools: ToolSet = Object.fromEntries(
    Object.entries(request.tools).map(([name, { description, input }]) => [
      name,
      tool({ description, inputSchema: input }),
    ]),
  )
  try {
    const { toolCalls, text, finishReason, usage, response } = await generateText({
      model: await languageModel(settings),
      instructions: request.prompt.words,
      messages: messagesOf(request).map((content) => ({ role: 'user', content })),
      tools,
      toolChoice: 'required',
      temperature: 0,
      maxOutputTokens: mostTokens,
      maxRetries: 0,
      abortSignal: signal,
    })
    return {
      answer: {
        calls: toolCalls.map(({ toolName, input }) => ({ tool: toolName, input: input ?? null })),
        text,
        finish: finishReason,
      },
      providerCallId: response.id.slice(0, longestName),
      inputTokens: countIn(usage.inputTokens),
      outputTokens: countIn(usage.outputTokens),
    }
  } catch (error) {
    return (await saidInWords(error)) ?? Promise.reject(await failureIn(error))
  }
}

const countIn = (tokens: number | undefined) =>
  Number.isInteger(tokens) && Number(tokens) >= 0 && Number(tokens) <= mostCounted ? tokens : undefined

/** It talks, or declines, instead of calling a tool: an answer, too. Null for what is none. */
async function saidInWords(error: unknown): Promise<ModelReply | null> {
  const { ToolChoiceViolationError } = await import('ai')
  if (!ToolChoiceViolationError.isInstance(error)) return null
  const text = error.content.map((part) => (part.type === 'text' ? part.text : '')).join('')
  const answer = { calls: [], text: text.slice(0, 4_000), finish: String(error.finishReason) }
  return { answer, providerCallId: undefined, inputTokens: undefined, outputTokens: undefined }
}

async function languageModel({ provider, model, apiKey, baseUrl }: ModelSettings): Promise<LanguageModel> {
  const given = { ...(apiKey === undefined ? {} : { apiKey }), fetch: safeFetch }
  if (provider === 'anthropic') {
    const { createAnthropic } = await import('@ai-sdk/anthropic')
    return createAnthropic({ ...given, ...(baseUrl === undefined ? {} : { baseURL: baseUrl }) })(model)
  }
  const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible')
  return createOpenAICompatible({ ...given, name: 'model', baseURL: baseUrl ?? '' })(model)
}

/** No redirect is followed: where it leads nobody has given a vendor's words to. */
const safeFetch: typeof fetch = async (place, init) =>
  limitedBody(await fetch(place, { ...init, redirect: 'manual' }), largestAnswer)

/** The account, the key or the model is at fault, or the provider is: whoever asks. */
const ofEverybody = [401, 402, 403, 404, 408, 429]

async function failureIn(error: unknown): Promise<ModelFailure> {
  const { APICallError } = await import('ai')
  if (APICallError.isInstance(error) && error.statusCode !== undefined && !isOk(error.statusCode)) {
    const { statusCode, responseHeaders } = error
    const isDown = statusCode < 400 || statusCode >= 500 || ofEverybody.includes(statusCode)
    const retryAfterSeconds = retryAfterOf(responseHeaders?.['retry-after'] ?? null)
    return new ModelFailure(endOfStatus(statusCode), { isDown, retryAfterSeconds })
  }
  const chain = errorChain(error)
  if (chain.some(({ name }) => name === 'TimeoutError' || name === 'AbortError'))
    return new ModelFailure({ outcome: 'timed_out', code: 'TimeoutError' }, { isDown: true })
  const name = chain.map((one) => one.name).find((one) => /^[A-Za-z_]{2,40}$/.test(String(one)))
  return new ModelFailure({ outcome: 'failed', code: String(name ?? 'Error') }, { isDown: true })
}

const isOk = (status: number) => status >= 200 && status < 300
