import type { FastifyPluginAsync } from 'fastify'
import type pg from 'pg'
import { z } from 'zod'
import { isRefusedValue } from '../../../db/connection/sql_error.ts'
import { answerAgentRun, readAboutRun } from '../../../db/work/agent_runs.ts'
import { describeFailure } from '../../agents/agent_failure.ts'
import {
  callbackPath,
  type LaterAnswer,
  largestAnswer,
  laterAnswerSchema,
} from '../../agents/contract/over_http.ts'
import type { Metrics } from '../../metrics/metrics.ts'
import { RequestRefused } from '../http/errors.ts'
import { keepRawJson, signedJson } from './signed_json.ts'

const paramsSchema = z.object({ runId: z.uuid() })

/** Where an agent that took a request with 202 brings its outcome, with the token of that request. */
export const agentAnswers: FastifyPluginAsync<{
  pool: pg.Pool
  metrics: Metrics
  signingSecret: string
}> = async (app, { pool, metrics, signingSecret }) => {
  keepRawJson(app)

  app.post(callbackPath(':runId'), { bodyLimit: largestAnswer }, async (request, reply) => {
    const { runToken, ...outcome } = parseAnswer(signedJson(request, signingSecret))
    const params = paramsSchema.safeParse(request.params)
    if (!params.success) throw unknownRun()

    const { runId } = params.data
    const verdict = await answerAgentRun(pool, { runId, token: runToken }, outcome).catch(
      (error: unknown) => {
        throw isRefusedValue(error)
          ? new RequestRefused(422, 'REFUSED', `The pipeline refuses this answer: ${error.message}`)
          : error
      },
    )
    const about = await readAboutRun(pool, runId)
    if (about === undefined) throw unknownRun()
    const said = { agent: about.agent, outcome: outcome.outcome, verdict }
    metrics.agentAttempts.inc(said)
    request.log.info({ runId, leadId: about.leadId, ...said }, 'agent answered at the callback')
    if (verdict === 'late') {
      throw new RequestRefused(
        409,
        'LATE',
        'Nobody waits for this answer any more; it is kept and changes nothing.',
      )
    }
    return reply.send({ verdict })
  })
}

function unknownRun(): RequestRefused {
  return new RequestRefused(404, 'UNKNOWN_RUN', 'There is no such run.')
}

function parseAnswer(body: unknown): LaterAnswer {
  const parsed = laterAnswerSchema.safeParse(body)
  if (parsed.success) return parsed.data
  throw new RequestRefused(400, 'NOT_AN_ANSWER', describeFailure(parsed.error).error)
}
