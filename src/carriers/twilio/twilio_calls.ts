import { z } from 'zod'
import type { ApiCall, ApiCallEnd } from '../../../db/work/api_usage.ts'
import { endOfStatus } from '../../api_usage/outside_call.ts'

/** What a request to Twilio is for. */
export function callOfTwilio({
  method,
  uri,
}: {
  method: string
  uri: string
}): Pick<ApiCall, 'provider' | 'purpose'> {
  const isAboutTexts = /\/Messages\.json(\?|$)/.test(uri)
  const purpose = isAboutTexts ? (method.toLowerCase() === 'post' ? 'send_text' : 'find_text') : 'look_up'
  return { provider: 'twilio', purpose }
}

const toldSchema = z.object({
  sid: z.string().optional(),
  num_segments: z.coerce.number().positive().optional(),
  code: z.coerce.number().optional(),
})

/** How it went: with the code of an error of Twilio's, and the segments of a text. */
export function endOfTwilio({ statusCode, body }: { statusCode: number; body: unknown }): ApiCallEnd {
  const end = endOfStatus(statusCode)
  const { sid, num_segments, code } = toldSchema.safeParse(body).data ?? {}
  return {
    ...end,
    code: code === undefined ? end.code : String(code),
    providerCallId: sid,
    units: num_segments,
  }
}
