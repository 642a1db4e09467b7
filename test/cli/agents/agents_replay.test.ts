import { expect } from 'vitest'
import { aLead } from '../../support/leads.ts'
import { cliStory } from '../support/story.ts'

cliStory('agents replay shows what it would do, then does it', async ({ database: { db }, run }) => {
  const lead = await aLead(db)
  // Four attempts, each lost with its worker.
  for (const attempt of [1, 2, 3, 4]) {
    await db.query('update pipeline.agent_runs set next_attempt_at = pipeline.now()') // none waits for its next attempt
    await db.query('select pipeline_private.claim_agent_run(id, $1) from pipeline.agent_runs', [attempt])
    await db.query(
      `select pipeline_private.fail_agent_run(id, run_token, 'connect ECONNREFUSED', true) from pipeline.agent_runs`,
    )
  }
  expect((await run('leads', 'show', lead)).stdout).toMatch(/agent_failed .*\(connect ECONNREFUSED\)/)
  const look = await run('agents', 'replay', '--error', 'refused', '--dry-run')
  expect(look).toMatchObject({
    code: 0,
    stdout: `${lead}  sms_agent  would be replayed\nNothing was changed.\n`,
  })
  expect((await run('agents', 'replay', '--agent', 'sms_agent')).code).toBe(2)
  expect(await run('agents', 'replay', '--agent', 'offer-engin', '--dry-run')).toMatchObject({
    code: 2,
    stderr: 'There is no agent offer-engin. Agents: deal_validator, offer_engine, sms_agent\n',
  })
  expect((await run('agents', 'replay', '--agent', 'offer_engine', '--reason', 'x')).stdout).toBe(
    'No run that failed for good fits.\n',
  )
  const done = await run('agents', 'replay', '--lead', lead, '--reason', 'the service is back')
  expect(done.stdout).toBe(`${lead}  sms_agent  replayed\n1 of 1 replayed.\n`)
  const { rows } = await db.query('select status from pipeline.agent_runs order by created_at, id')
  expect(rows).toEqual([{ status: 'dead' }, { status: 'queued' }])
})
