import type { NoAnswer } from '../../src/agents/contract/model_desk.ts'
import { storableJson } from '../../src/storable_json.ts'
import { readValue } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'
import type { ApiCallEnd } from './api_usage.ts'

/** A call of a language model as it begins. */
export interface ModelCall {
  id: string
  /** Of all that is sent. */
  hash: string
  provider: string
  model: string
  /** The version of the prompt. */
  prompt: string
  purpose: string
  /** What the prompt is about: the data that leave. */
  asked: unknown
  /** What the agent was asked, to be tried again with another prompt; undefined for a repair. */
  input?: unknown
  /** The agent that asks in the shadow of the run's; undefined where that one asks itself. */
  shadow: string | undefined
  characters: number
  mostTokens: number
}

/** It may be asked, was asked already, or must not be. */
export type ModelCallBegun = { callId: string; answer?: unknown } | { refused: NoAnswer }

/** How it went; `answer` when there is one, whatever it is worth. */
export interface ModelCallEnd extends Pick<ApiCallEnd, 'outcome' | 'code' | 'providerCallId'> {
  ms: number
  /** It failed for whoever might have asked; undefined when the call says nothing of the provider. */
  isDown?: boolean | undefined
  inputTokens?: number | undefined
  outputTokens?: number | undefined
  retryAfterSeconds?: number | undefined
  answer?: unknown
}

export function beginModelCall(
  db: Db,
  run: { runId: string; token: string },
  call: ModelCall,
): Promise<ModelCallBegun> {
  const asked = 'select pipeline_private.begin_model_call($1, $2, $3)'
  return readValue(db, asked, [run.runId, run.token, JSON.stringify(call)])
}

/** Writes down how a call went; returns the answer that counts, null when there is none. */
export function endModelCall(db: Db, callId: string, end: ModelCallEnd): Promise<unknown> {
  return readValue(db, 'select pipeline_private.end_model_call($1, $2)', [
    callId,
    storableJson(JSON.stringify(end)),
  ])
}
