import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { signatureOf } from '../../signature.ts'
import { type AgentRequest, callbackPath } from '../contract/over_http.ts'
import { type Sample, samples } from '../contract/samples.ts'
import type { Case } from './cases.ts'

interface Caller {
  endpoint: string
  secret: string
  publicUrl: string
}

/** Two of them make a request slow. */
const pauseMs = 400

export function sampleOf({ purpose }: Case): Sample {
  const sample = samples.find((each) => each.purpose === purpose)
  if (sample === undefined) throw new Error(`there is no sample of ${purpose}`)
  return sample
}

/** What a case asks, about this run, with a token of its own. */
export function requestFor({ publicUrl }: Caller, one: Case, runId: string): AgentRequest {
  const { input } = sampleOf(one)
  const callbackUrl = one.callback === 'nowhere' ? null : `${publicUrl}${callbackPath(runId)}`
  return { ...input, ...one.with, runId, runToken: randomUUID(), callbackUrl }
}

/** Sends a request as the case wants it sent. */
export function post(
  { endpoint, secret }: Caller,
  one: Case,
  request: AgentRequest,
  signal: AbortSignal,
): Promise<Response> {
  const { [one.without ?? '']: _, ...rest } = { ...request } as Record<string, unknown>
  const body = one.body ?? JSON.stringify(rest)
  const signature = signatureFor(one, body, secret)
  return fetch(endpoint, {
    method: 'POST',
    body: one.manner === 'slowly' ? slowly(Buffer.from(body)) : body,
    signal,
    redirect: 'manual',
    duplex: 'half',
    headers: {
      'content-type': 'application/json',
      ...(signature === undefined ? {} : { 'x-signature-256': signature }),
    },
  })
}

function signatureFor({ signed }: Case, body: string, secret: string): string | undefined {
  switch (signed) {
    case 'not at all':
      return undefined
    case 'with another secret':
      return signatureOf(body, `${secret} or nearly so`)
    case 'over another body':
      return signatureOf(`${body} `, secret)
    case undefined:
      return signatureOf(body, secret)
  }
}

async function* inPieces(body: Buffer) {
  for (const at of [0, 1, 2]) {
    if (at > 0) await sleep(pauseMs)
    yield body.subarray(Math.ceil((body.length * at) / 3), Math.ceil((body.length * (at + 1)) / 3))
  }
}

const slowly = (body: Buffer) => ReadableStream.from(inPieces(body))
