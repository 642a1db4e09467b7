import { randomUUID } from 'node:crypto'
import type { Db } from '../../db/connection/pool.ts'
import { retryWhileAway } from '../../db/connection/retry_while_away.ts'
import { isLocked, isRefusedValue, isTooDeep } from '../../db/connection/sql_error.ts'
import { beginModelCall, endModelCall, type ModelCallEnd } from '../../db/work/model_calls.ts'
import { type ModelDesk, type ModelRequest, modelAnswerSchema } from '../agents/contract/model_desk.ts'
import type { Metrics } from '../metrics/metrics.ts'
import { callModel, ModelFailure, mostTokens } from './call_model.ts'
import { hashOf, wholeOf } from './model_request.ts'
import type { ModelSettings } from './model_settings.ts'

/** Who is really asked: of a kind of API any host may be another provider, of which one fails and the other does not. */
function providerOf({ provider, baseUrl }: ModelSettings): string {
  const parts = [provider, ...(baseUrl === undefined ? [] : [new URL(baseUrl).host])]
  return parts
    .join('_')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
}

const plainLettersIn = (text: string) => text.replace(/\P{ASCII}/gu, '').length

/** What the database will not keep, or is nested too deeply for anybody. */
const isUnkept = (error: unknown) => error instanceof RangeError || isRefusedValue(error) || isTooDeep(error)

/** Longer than this nobody waits for one answer. */
const longestMs = 20_000
/** The rest of an agent's deadline is for what it does without the model. */
const shareOfDeadline = 0.6
const shortestMs = 500

/**
 * The desk for one attempt of a run. An answer is written down before whoever asked sees it, so that one that was paid for is
 * not asked for again when the worker dies; whoever asks the same again gets the same answer.
 */
export function openModelDesk(
  db: Db,
  settings: ModelSettings,
  {
    run,
    signal,
    metrics,
  }: {
    run: { runId: string; token: string; deadlineMs: number; input?: unknown; shadow?: string }
    signal: AbortSignal
    metrics: Metrics
  },
): ModelDesk {
  const endsAt = performance.now() + run.deadlineMs * shareOfDeadline

  return {
    async ask(request) {
      const leftMs = Math.floor(Math.min(endsAt - performance.now(), longestMs))
      if (leftMs < shortestMs) return { refused: 'no_time' }
      const whole = wholeOf(settings, request)
      const begun = await beginModelCall(db, run, {
        id: randomUUID(),
        hash: hashOf(whole),
        provider: providerOf(settings),
        model: settings.model,
        prompt: request.prompt.version,
        purpose: request.purpose,
        asked: request.asked,
        input: request.repair === undefined ? run.input : undefined,
        shadow: run.shadow,
        characters: plainLettersIn(whole) + 2 * (Buffer.byteLength(whole) - plainLettersIn(whole)),
        mostTokens,
      }).catch((error: unknown) => {
        if (!isLocked(error)) throw error
        return { refused: 'no_time' } as const
      })
      if ('refused' in begun) return begun
      if (begun.answer !== undefined) return { answer: modelAnswerSchema.parse(begun.answer) }

      const answer = await answerOf(
        begun.callId,
        request,
        AbortSignal.any([signal, AbortSignal.timeout(leftMs)]),
      )
      return answer === null ? { refused: 'no_answer' } : { answer: modelAnswerSchema.parse(answer) }
    },
    fellBack(why) {
      metrics.modelFallbacks.inc({ why })
    },
  }

  async function answerOf(callId: string, request: ModelRequest, until: AbortSignal): Promise<unknown> {
    const beganAt = performance.now()
    const ended = await callModel(settings, request, until).then(
      ({ answer, ...known }) => ({ outcome: 'ok' as const, isDown: false, answer, ...known }),
      (error: unknown) => {
        if (!(error instanceof ModelFailure)) throw error
        const { end, isDown, retryAfterSeconds } = error
        // Whoever stops has not been failed by anybody.
        return { ...end, isDown: signal.aborted ? undefined : isDown, retryAfterSeconds }
      },
    )
    const ms = Math.round(performance.now() - beganAt)
    metrics.apiCalls.observe({ provider: 'model', outcome: ended.outcome }, ms / 1_000)
    const keep = (end: ModelCallEnd) => retryWhileAway(() => endModelCall(db, callId, end))
    return keep({ ...ended, ms }).catch((error: unknown) => {
      if (!isUnkept(error)) throw error
      return keep({ outcome: 'failed', code: 'not_kept', isDown: true, ms })
    })
  }
}
