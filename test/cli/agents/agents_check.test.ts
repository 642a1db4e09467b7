import { expect, onTestFinished, test } from 'vitest'
import { startExampleAgent } from '../../support/example_agent.ts'
import { orchestrator } from '../support/orchestrator.ts'

const env = { AGENT_SIGNING_SECRET: 'a secret of both sides' }
const check = (...args: string[]) => orchestrator(['agents', 'check', ...args], { env })

test('agents check finds the agent of the docs to do as agreed', async () => {
  const agent = await startExampleAgent(env.AGENT_SIGNING_SECRET)
  onTestFinished(agent.stop)
  const { code, stdout } = await check(agent.endpoint)
  expect(stdout).not.toContain('failed')
  expect(code).toBe(0)
  for (const purpose of ['INITIAL_CONTACT', 'REPLY', 'VALIDATE', 'MAKE_OFFER'])
    expect(stdout).toMatch(new RegExp(`^passed +${purpose} is answered \\(`, 'm'))
  expect(stdout).toMatch(
    /^passed +an answer to VALIDATE is brought again .*\(advance at the callback, \d+ ms\)$/m,
  )
  expect(stdout).toMatch(/The agent does as agreed\.\n$/)
})

test('agents check says what is wrong, and what to do', async () => {
  const agent = await startExampleAgent('another secret')
  onTestFinished(agent.stop)
  const { code, stdout, stderr } = await check(agent.endpoint, '--agent', 'deal_validator')
  expect(code).toBe(1)
  expect(stdout).toMatch(
    /^failed +VALIDATE is answered \(The agent answered HTTP 401\)\n +See that AGENT_SIGNING_SECRET is the same on both sides/m,
  )
  expect(stdout).not.toContain('MAKE_OFFER')
  expect(stderr).toMatch(/^\d+ of \d+ cases failed\.\n$/)
})

test('agents check tries an agent that is not there three times, and says it once', async () => {
  const { code, stdout } = await check('http://localhost:2')
  expect(code).toBe(1)
  expect(stdout.match(/^failed .*connection refused\)$/gm)).toHaveLength(3)
  expect(stdout.match(/See that the agent runs/g)).toHaveLength(1)
  expect(stdout).toMatch(/^not tried +a caller that hangs up does no harm \(it answers nobody\)$/m)
})

test('agents check wants the secret that the agent knows', async () => {
  const unset = { env: { AGENT_SIGNING_SECRET: '' } }
  expect(await orchestrator(['agents', 'check', 'http://localhost:1'], unset)).toMatchObject({
    code: 2,
    stderr: 'Set AGENT_SIGNING_SECRET to the secret that the agent knows.\n',
  })
})

test('agents check knows the agents that there are cases of', async () => {
  expect(await check('http://localhost:1', '--agent', 'cook')).toMatchObject({
    code: 2,
    stderr: 'There are no cases of cook. Agents: sms_agent, deal_validator, offer_engine\n',
  })
})
