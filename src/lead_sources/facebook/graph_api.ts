import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { endOfStatus, outsideCall } from '../../api_usage/outside_call.ts'
import { limitedBody } from '../../limited_body.ts'
import { retryAfterOf } from '../../retry_after.ts'
import { parseJson } from '../json_text.ts'
import type { FacebookSettings } from './facebook_settings.ts'

/**
 * What Facebook said. busy: it wants to be left alone for so long. closed: it does not let us in until somebody does
 * something about it. gone: there is no such thing for us. later: nobody knows; it may go better the next time.
 */
export type GraphAnswer =
  | { kind: 'said'; body: Record<string, unknown> }
  | { kind: 'busy'; why: string; seconds: number }
  | { kind: 'closed'; why: string }
  | { kind: 'gone'; why: string }
  | { kind: 'later'; why: string }

const largestAnswer = 5_000_000
const deadlineMs = 15_000

/** One GET, and what for. Neither our token nor anything that a vendor wrote is in what it says of a failure. */
export async function askGraph(
  { graphBaseUrl, pageAccessToken, appSecret }: FacebookSettings,
  purpose: string,
  path: string,
  parameters: Record<string, string>,
  signal?: AbortSignal,
): Promise<GraphAnswer> {
  const url = new URL(`${graphBaseUrl}/${path}`)
  const proof = createHmac('sha256', appSecret).update(pageAccessToken).digest('hex')
  url.search = new URLSearchParams({
    ...parameters,
    access_token: pageAccessToken,
    appsecret_proof: proof,
  }).toString()
  const deadline = AbortSignal.timeout(deadlineMs)
  try {
    const { answer } = await outsideCall(
      { provider: 'meta', purpose },
      async () => {
        const response = await fetch(url, {
          redirect: 'error',
          signal: signal === undefined ? deadline : AbortSignal.any([signal, deadline]),
        })
        const body = parseJson(await limitedBody(response, largestAnswer).text())
        return { status: response.status, answer: answerOf(response, body) }
      },
      ({ status, answer }) => (answer.kind === 'busy' ? { outcome: 'limited' } : endOfStatus(status)),
    )
    return answer
  } catch (error) {
    if (signal?.aborted === true) throw error
    return { kind: 'later', why: `no answer (${error instanceof Error ? error.name : 'unknown'})` }
  }
}

function answerOf(response: Response, body: unknown): GraphAnswer {
  if (!response.ok) return failureOf(response, body)
  return { kind: 'said', body: z.record(z.string(), z.unknown()).parse(body) }
}

const errorSchema = z.object({
  error: z.object({ code: z.coerce.number(), error_subcode: z.coerce.number().optional() }),
})

const tooManyCalls = new Set([4, 17, 32, 613, 80_000, 80_001, 80_002, 80_003, 80_004, 80_005, 80_006])
const notLetIn = new Set([3, 10, 100, 102, 190])
const doesNotExist = 33
const usualPauseSeconds = 300

function failureOf({ status, headers }: Response, body: unknown): GraphAnswer {
  const { code, error_subcode: subcode } = errorSchema.safeParse(body).data?.error ?? { code: 0 }
  const why = `HTTP ${status}, error ${code}${subcode === undefined ? '' : `/${subcode}`}`
  if (status === 429 || tooManyCalls.has(code)) return { kind: 'busy', why, seconds: pauseIn(headers) }
  if (code === 100 && subcode === doesNotExist) return { kind: 'gone', why }
  // A token that is none any more, or may not do this; a version that has ended.
  if (notLetIn.has(code) || (code >= 200 && code < 300)) return { kind: 'closed', why }
  return { kind: 'later', why }
}

const usageSchema = z.record(
  z.string(),
  z.array(z.looseObject({ estimated_time_to_regain_access: z.number().optional() })),
)

/** How long Facebook says that it wants to be left alone: in minutes for a page, or by Retry-After. */
function pauseIn(headers: Headers): number {
  const after = retryAfterOf(headers.get('retry-after'))
  if (after !== undefined) return after
  try {
    const usage = usageSchema.parse(JSON.parse(headers.get('x-business-use-case-usage') ?? '{}'))
    const minutes = Object.values(usage)
      .flat()
      .map((each) => each.estimated_time_to_regain_access ?? 0)
    return Math.min(Math.max(0, ...minutes) * 60, 86_400) || usualPauseSeconds
  } catch {
    return usualPauseSeconds
  }
}
