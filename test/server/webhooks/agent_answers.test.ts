import { randomUUID } from 'node:crypto'
import { expect, onTestFinished } from 'vitest'
import { proposalsCompared } from '../../../db/work/proposals.ts'
import { agentCaller } from '../../../src/agents/agent_caller.ts'
import type { AgentRequest } from '../../../src/agents/contract/over_http.ts'
import { createLog } from '../../../src/log.ts'
import { signatureOf } from '../../../src/signature.ts'
import { startWorker } from '../../../src/worker/worker.ts'
import { answer, serve } from '../../faults/rig/outside/fake_server.ts'
import { letJobsBeLost } from '../../support/databases/database.ts'
import { aLead, stageOf } from '../../support/leads.ts'
import { patientAgent, sendAnswer } from '../support/patient_agent.ts'
import { serverStory, signingSecret } from '../support/story.ts'

const hello = { outcome: 'advance', message: { purpose: 'initial_contact', body: 'Hello, this is Sam' } }

/** One that answers at once, and remembers what it was asked first. */
async function shadowAgent() {
  const asked = Promise.withResolvers<AgentRequest>()
  const server = await serve((_, body, response) => {
    asked.resolve(body as AgentRequest)
    answer(response, 200, hello)
  })
  return { endpoint: server.url, asked: asked.promise, stop: server.close }
}

/** Stories where the SMS agent runs elsewhere and takes its time. */
const agentStory = serverStory
  .extend('agent', async ({ database: { db } }, { onCleanup }) => {
    const agent = await patientAgent()
    onCleanup(agent.stop)
    await db.query(
      `update pipeline.agents
       set transport = 'http', endpoint = $1, deadline = '5 minutes', backoff = '0 seconds'
       where agent = 'sms_agent'`,
      [agent.endpoint],
    )
    return agent
  })
  .extend('aWorker', async ({ database: { url }, server }, { onCleanup }) => {
    const workers: Awaited<ReturnType<typeof startWorker>>[] = []
    onCleanup(async () => {
      await Promise.all(workers.map((worker) => worker.stop()))
    })
    return async () => {
      const agents = agentCaller({ builtin: {}, signingSecret, publicUrl: server.address })
      const worker = await startWorker({ url, log: createLog('silent'), agents })
      workers.push(worker)
      return worker
    }
  })

agentStory(
  'an agent that takes its time answers at the callback, and the lead moves',
  async ({ database: { db }, agent, aWorker }) => {
    const worker = await aWorker()
    const lead = await aLead(db)
    const request = await agent.nextRequest()
    await worker.stop() // it has no part in what follows
    expect(request.lead.id).toBe(lead)

    const response = await sendAnswer(request, hello)
    expect([response.status, await response.json()]).toEqual([200, { verdict: 'settled' }])
    expect(await stageOf(db, lead)).toBe('AI_CONVERSATION')

    const runs = await db.query('select status, outcome, result from pipeline.agent_runs')
    expect(runs.rows).toEqual([{ status: 'succeeded', outcome: 'advance', result: hello }])
    const events = await db.query(
      `select actor_kind, actor from pipeline.pipeline_events where to_stage = 'AI_CONVERSATION'`,
    )
    expect(events.rows).toEqual([{ actor_kind: 'agent', actor: 'sms_agent' }])
  },
)

agentStory(
  'one in the shadow of an agent that takes its time is asked, too, and what it brings to the callback is late',
  async ({ database: { db }, agent, aWorker }) => {
    const shadow = await shadowAgent()
    onTestFinished(shadow.stop)
    await db.query(
      `insert into pipeline.agents (agent, title, shadows, transport, endpoint)
       values ('shadow', 'In its shadow', 'sms_agent', 'http', $1)`,
      [shadow.endpoint],
    )
    await aWorker()
    const lead = await aLead(db)
    const request = await agent.nextRequest()
    const asked = await shadow.asked
    expect(asked).toMatchObject({ agent: 'shadow', runId: request.runId, callbackUrl: null })

    const taken = { ...request, runToken: asked.runToken }
    const late = await sendAnswer(taken, { outcome: 'opt_out' })
    expect([late.status, await late.json()]).toMatchObject([409, { error: { code: 'LATE' } }])
    await sendAnswer(request, hello)
    expect(await stageOf(db, lead)).toBe('AI_CONVERSATION')
    await expect
      .poll(() => proposalsCompared(db, 'shadow', 10))
      .toMatchObject([{ answered: hello, proposed: hello }])
  },
)

agentStory(
  'the same answer again is welcome and changes nothing; another one is late',
  async ({ database: { db }, agent, aWorker }) => {
    await aWorker()
    const lead = await aLead(db)
    const request = await agent.nextRequest()
    const both = await Promise.all([sendAnswer(request, hello), sendAnswer(request, hello)])
    expect(both.map((response) => response.status)).toEqual([200, 200])
    const verdicts = await Promise.all(both.map((response) => response.json()))
    expect(verdicts).toEqual(expect.arrayContaining([{ verdict: 'settled' }, { verdict: 'repeated' }]))

    const other = await sendAnswer(request, { outcome: 'opt_out' })
    expect([other.status, await other.json()]).toMatchObject([409, { error: { code: 'LATE' } }])

    const texts = await db.query('select from pipeline.lead_messages where vendor_lead_id = $1', [lead])
    expect(texts.rows).toHaveLength(1)
    const late = await db.query(
      `select metadata ->> 'outcome' as outcome from pipeline.pipeline_events where event_type = 'late_result'`,
    )
    expect(late.rows).toEqual([{ outcome: 'opt_out' }])
    const optedOut = await db.query('select opted_out_at from pipeline.vendor_leads')
    expect(optedOut.rows).toEqual([{ opted_out_at: null }])
  },
)

agentStory(
  'an answer that comes after the lead moved on is kept and changes nothing',
  async ({ database: { db }, agent, aWorker }) => {
    await aWorker()
    const lead = await aLead(db)
    const request = await agent.nextRequest()
    await db.query(
      `update pipeline.vendor_leads set pipeline_stage = 'DEAD_LEAD', dead_reason = 'sold' where id = $1`,
      [lead],
    )
    const response = await sendAnswer(request, hello)
    expect(response.status).toBe(409)
    expect(await stageOf(db, lead)).toBe('DEAD_LEAD')
    const runs = await db.query('select status, outcome from pipeline.agent_runs')
    expect(runs.rows).toEqual([{ status: 'late', outcome: 'advance' }])
  },
)

agentStory(
  'no answer before the deadline is a failed attempt, though the worker that asked is gone',
  async ({ database: { db }, agent, aWorker }) => {
    await db.query(`update pipeline.agents set deadline = '1 second' where agent = 'sms_agent'`)
    const first = await aWorker()
    const lead = await aLead(db)
    const request = await agent.nextRequest()
    await first.stop()
    await db.query(`update pipeline.agents set deadline = '5 minutes' where agent = 'sms_agent'`)

    await aWorker()
    const again = await agent.nextRequest()
    expect(again.runId).toBe(request.runId)
    expect(again.runToken).not.toBe(request.runToken)
    const failures = await db.query(
      `select metadata ->> 'error' as error from pipeline.pipeline_events where event_type = 'agent_failed'`,
    )
    expect(failures.rows[0]).toEqual({ error: 'no answer came to the callback before the deadline' })

    expect((await sendAnswer(request, hello)).status).toBe(409)
    expect(await stageOf(db, lead)).toBe('NEW_LEAD')
    expect((await sendAnswer(again, hello)).status).toBe(200)
    expect(await stageOf(db, lead)).toBe('AI_CONVERSATION')
  },
)

agentStory(
  'a deadline whose job was lost is found by the reconciler',
  async ({ database: { db }, agent, aWorker }) => {
    const worker = await aWorker()
    await aLead(db)
    const request = await agent.nextRequest()
    await worker.stop()
    await letJobsBeLost(db)
    await db.query('delete from graphile_worker._private_jobs')
    await db.query(`update pipeline.agent_runs set lease_until = now() - interval '5 minutes'`)

    await aWorker()
    await db.query(`select pipeline.run_schedule_now('process_new_leads', 'jobs were lost')`)
    expect((await agent.nextRequest()).runId).toBe(request.runId)
  },
)

agentStory(
  'an answer for a lead on hold is not used: the agent is asked again after the hold',
  async ({ database: { db }, agent, aWorker }) => {
    await aWorker()
    const lead = await aLead(db)
    const request = await agent.nextRequest()
    await db.query(`select pipeline.hold_lead($1, 'in hospital')`, [lead])
    const response = await sendAnswer(request, hello)
    expect([response.status, await response.json()]).toEqual([200, { verdict: 'held' }])
    expect(await stageOf(db, lead)).toBe('NEW_LEAD')

    await db.query('select pipeline.release_lead($1)', [lead])
    const again = await agent.nextRequest()
    expect((await sendAnswer(again, hello)).status).toBe(200)
    expect(await stageOf(db, lead)).toBe('AI_CONVERSATION')
  },
)

agentStory(
  'whoever does not know the secret, the token or the form gets nowhere, and the run stays open',
  async ({ database: { db }, server, agent, aWorker }) => {
    await aWorker()
    const lead = await aLead(db)
    const request = await agent.nextRequest()
    const body = JSON.stringify({ runToken: request.runToken, ...hello })
    const refusals: [string, Promise<Response>, number, string][] = [
      ['unsigned', sendAnswer(request, hello, { headers: { 'x-signature-256': '' } }), 401, 'BAD_SIGNATURE'],
      [
        'signed with another secret',
        sendAnswer(request, hello, {
          headers: { 'x-signature-256': signatureOf(body, 'a guess of theirs') },
        }),
        401,
        'BAD_SIGNATURE',
      ],
      [
        'another body than the signed one',
        sendAnswer(request, hello, {
          body: body.replace('Hello', 'Hullo'),
          headers: { 'x-signature-256': signatureOf(body, signingSecret) },
        }),
        401,
        'BAD_SIGNATURE',
      ],
      ['not JSON', sendAnswer(request, hello, { body: '{' }), 400, 'NOT_JSON'],
      ['no token', sendAnswer(request, hello, { body: JSON.stringify(hello) }), 400, 'NOT_AN_ANSWER'],
      ['not the contract', sendAnswer(request, { outcome: 'buy' }), 400, 'NOT_AN_ANSWER'],
      ['a field too many', sendAnswer(request, { ...hello, stage: 'COMPLETED' }), 400, 'NOT_AN_ANSWER'],
      [
        'a form',
        sendAnswer(request, hello, { headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
        415,
        'UNSUPPORTED_MEDIA_TYPE',
      ],
      ['too large', sendAnswer(request, hello, { body: `"${'x'.repeat(1_000_000)}"` }), 413, 'TOO_LARGE'],
      [
        'a run there is not',
        sendAnswer({ ...request, callbackUrl: `${server.address}/webhooks/agents/${randomUUID()}` }, hello),
        404,
        'UNKNOWN_RUN',
      ],
      [
        'no id of a run',
        sendAnswer({ ...request, callbackUrl: `${server.address}/webhooks/agents/1` }, hello),
        404,
        'UNKNOWN_RUN',
      ],
      ['a token of nobody', sendAnswer({ ...request, runToken: randomUUID() }, hello), 409, 'LATE'],
      [
        'a postcode that the pipeline refuses',
        sendAnswer(request, { outcome: 'advance', facts: { propertyPostcode: 'nowhere!' } }),
        422,
        'REFUSED',
      ],
    ]
    for (const [what, sent, status, code] of refusals) {
      const response = await sent
      expect([what, response.status, await response.json()]).toMatchObject([
        what,
        status,
        { error: { code } },
      ])
    }
    expect(await stageOf(db, lead)).toBe('NEW_LEAD')

    expect((await sendAnswer(request, hello)).status).toBe(200)
    expect(await stageOf(db, lead)).toBe('AI_CONVERSATION')
    expect(server.logged()).toContain('/webhooks/agents/:runId')
    expect(server.logged()).not.toMatch(/Hello|Jo Smith|\+447700/)
  },
)

serverStory('the web process can do no more than it needs', async ({ database: { db }, server }) => {
  expect((await fetch(`${server.address}/healthz`)).status).toBe(200)
  const { rows } = await db.query<{ name: string }>(
    `select proname as name from pg_proc
     where pronamespace = 'pipeline_private'::regnamespace and has_function_privilege('pipeline_server', oid, 'execute')
     order by 1`,
  )
  expect(rows.map(({ name }) => name)).toEqual([
    'about_run',
    'alert_versions',
    'answer_agent_run',
    'begin_sign_in',
    'bulk_act_versions',
    'end_of_events',
    'end_session',
    'events_after',
    'forgive_sign_in',
    'keep_agent_answer',
    'keep_leads',
    'known_names',
    'last_event_id',
    'lead_versions',
    'live_workers',
    'names_digest',
    'note_lead_read',
    'note_refused_source',
    'open_session',
    'password_of',
    'pipeline_figures',
    'present_roles',
    'roll_up_figures',
    'set_own_password',
    'set_password_by_link',
    'source_at_door',
    'stage_counts',
    'take_text_status',
    'take_vendor_text',
    'tally_events',
    'unread_notices',
    'user_of_identity',
    'user_of_link',
    'who_has_session',
    'who_has_token',
    'writes_by_hand',
  ])
  const tables = await db.query(
    `select relname from pg_class
     where relnamespace in ('pipeline'::regnamespace, 'graphile_worker'::regnamespace)
       and relkind in ('r', 'v') and has_table_privilege('pipeline_server', oid, 'select, insert, update, delete')`,
  )
  expect(tables.rows).toEqual([])
})
