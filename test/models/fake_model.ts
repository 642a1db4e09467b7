import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as readText } from 'node:stream/consumers'
import type { ModelSettings } from '../../src/models/model_settings.ts'

/** What a model is asked, as it arrived. */
export interface Asked {
  /** The whole body, byte for byte. */
  bytes: string
  headers: Record<string, string | string[] | undefined>
  /** What the prompt is about. */
  data: {
    firstName: string | null
    known: Record<string, unknown>
    ourOffer: number | null
    sentences: Record<string, string>
    texts: { from: 'vendor' | 'us'; answered: boolean; words: string }[]
  }
  /** What was said to be wrong with the answer before. */
  complaint: string | null
}

export interface ToolCall {
  tool: string
  input: unknown
}

/** What it answers, or how it fails. */
export type Behaviour =
  | { calls: ToolCall[] }
  | { words: string }
  /** The body of a completion, as it is. */
  | { raw: string }
  | { status: number; retryAfter?: string }
  | 'malformed'
  | 'cut'
  | 'silent'
  | 'elsewhere'

export interface FakeModel {
  settings(provider: ModelSettings['provider']): ModelSettings
  asked: Asked[]
  /** How it answers what it is asked. */
  answer: (asked: Asked) => Behaviour | Promise<Behaviour>
  close(): Promise<void>
}

/** A local stand-in that speaks the chat completions of OpenAI and the messages of Anthropic. */
export async function startFakeModel(answer: FakeModel['answer']): Promise<FakeModel> {
  const server = createServer(async (request, response) => {
    const bytes = await readText(request)
    const asked = askedIn(bytes, request.headers)
    fake.asked.push(asked)
    const isMessages = request.url?.endsWith('/messages') === true
    const behaviour = await fake.answer(asked)
    behave(response, behaviour, isMessages ? asMessage : asCompletion)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
  const fake: FakeModel = {
    settings: (provider) => ({ provider, model: 'fake-1', apiKey: 'a key of the stories', baseUrl: origin }),
    asked: [],
    answer,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return fake
}

function askedIn(bytes: string, headers: Asked['headers']): Asked {
  const body = JSON.parse(bytes) as { messages: { role: string; content: string | { text: string }[] }[] }
  const said = body.messages
    .filter(({ role }) => role === 'user')
    .flatMap(({ content }) => (typeof content === 'string' ? [content] : content.map(({ text }) => text)))
  const [data, repair] = said.map((one) => JSON.parse(one))
  return { bytes, headers, data, complaint: repair?.isWrong ?? null }
}

function behave(
  response: ServerResponse,
  behaviour: Behaviour,
  shape: (calls: ToolCall[], words: string) => object,
): void {
  if (behaviour === 'silent') return
  if (behaviour === 'elsewhere') {
    response.writeHead(307, { location: 'http://127.0.0.1:9/v1/stolen' }).end()
    return
  }
  if (typeof behaviour === 'object' && 'status' in behaviour) {
    const { status, retryAfter } = behaviour
    response.writeHead(status, {
      'content-type': 'application/json',
      ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
    })
    response.end(JSON.stringify({ type: 'error', error: { type: 'some_error', message: 'not now' } }))
    return
  }
  if (typeof behaviour === 'object' && 'raw' in behaviour) {
    response.writeHead(200, { 'content-type': 'text/html' }).end(behaviour.raw)
    return
  }
  const [calls, words] =
    typeof behaviour === 'string'
      ? [[], 'x']
      : 'words' in behaviour
        ? [[], behaviour.words]
        : [behaviour.calls, '']
  const body = JSON.stringify(shape(calls, words))
  response.writeHead(200, {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
  })
  if (behaviour === 'malformed') response.end(body.replaceAll('"', "'"))
  else if (behaviour === 'cut') response.write(body.slice(0, 40), () => response.destroy())
  else response.end(body)
}

export const asCompletion = (calls: ToolCall[], words: string) => ({
  id: 'completion-1',
  object: 'chat.completion',
  created: 1,
  model: 'fake-1',
  choices: [
    {
      index: 0,
      finish_reason: calls.length > 0 ? 'tool_calls' : 'stop',
      message: {
        role: 'assistant',
        content: words,
        tool_calls: calls.map(({ tool, input }, place) => ({
          id: `call-${place}`,
          type: 'function',
          function: { name: tool, arguments: typeof input === 'string' ? input : JSON.stringify(input) },
        })),
      },
    },
  ],
  usage: { prompt_tokens: 2_000, completion_tokens: 100, total_tokens: 2_100 },
})

const asMessage = (calls: ToolCall[], words: string) => ({
  id: 'message-1',
  type: 'message',
  role: 'assistant',
  model: 'fake-1',
  content: [
    ...(words === '' ? [] : [{ type: 'text', text: words }]),
    ...calls.map(({ tool, input }, place) => ({ type: 'tool_use', id: `call-${place}`, name: tool, input })),
  ],
  stop_reason: calls.length > 0 ? 'tool_use' : 'end_turn',
  stop_sequence: null,
  usage: { input_tokens: 2_000, output_tokens: 100 },
})
