import { expect, test } from 'vitest'
import type { ClaimedRun, ShadowAgent } from '../../db/work/agent_runs.ts'
import { askShadows } from '../../src/agents/ask_shadows.ts'
import type { AgentOutcome } from '../../src/agents/contract/agent.ts'

const shadow = (agent: string): ShadowAgent => ({
  agent,
  transport: 'http',
  endpoint: 'http://127.0.0.1:9/',
  config: {},
  deadlineMs: 86_400_000,
})
const runOf = (...names: string[]) =>
  ({ runId: '1', token: 't', input: {}, shadows: names.map(shadow) }) as unknown as ClaimedRun

test('of one in a shadow that does not answer two answers are awaited; the hands of the worker are for those that work', async () => {
  const heard = Promise.withResolvers<AgentOutcome>()
  const agents = { call: ({ input }: ClaimedRun) => (input.agent === 'slow' ? heard.promise : answered) }
  const answered = Promise.resolve<AgentOutcome>({ outcome: 'advance' })
  const ask = (...names: string[]) =>
    askShadows(agents, runOf(...names), { signal: undefined, deskFor: () => undefined })

  const [first, second] = [ask('slow'), ask('slow')]
  expect(await ask('slow', 'quick')).toEqual([
    { agent: 'slow', error: 'It was not asked: 2 of its answers were still awaited' },
    { agent: 'quick', result: { outcome: 'advance' } },
  ])
  heard.resolve({ outcome: 'reply' })
  const reply = [{ agent: 'slow', result: { outcome: 'reply' } }]
  expect(await Promise.all([first, second])).toEqual([reply, reply])
  expect(await ask('slow')).toEqual(reply)
})

test('who does not heed the end of its time is not waited for', async () => {
  const stop = new AbortController()
  const asked = askShadows({ call: () => new Promise(() => {}) }, runOf('endless'), {
    signal: stop.signal,
    deskFor: () => undefined,
  })
  stop.abort(new DOMException('too long', 'TimeoutError'))
  expect(await asked).toEqual([{ agent: 'endless', error: 'It took longer than the deadline' }])
})
