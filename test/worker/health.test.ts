import { execFile } from 'node:child_process'
import { expect } from 'vitest'
import { agentCaller } from '../../src/agents/agent_caller.ts'
import { createLog } from '../../src/log.ts'
import { startWorker } from '../../src/worker/worker.ts'
import { eagerAgents } from '../support/agents.ts'
import { productionStory } from '../support/databases/database.ts'

const healthCheck = new URL('../../src/worker/health.ts', import.meta.url).pathname

function checkHealth(url: string): Promise<{ code: number; stderr: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [healthCheck],
      { env: { ...process.env, DATABASE_URL: url } },
      (error, _, stderr) => resolve({ code: error === null ? 0 : Number(error.code), stderr }),
    )
  })
}

productionStory(
  'a container is healthy, in the eyes of the worker’s own login, while its worker lives',
  async ({ database: { url, db } }) => {
    const theirs = new URL(url)
    theirs.username = `worker_${theirs.pathname.slice(1)}`
    theirs.password = 'a-worker'
    await db.query(`create role ${theirs.username} login password 'a-worker' in role pipeline_worker`)
    try {
      const worker = await startWorker({
        url,
        log: createLog('silent'),
        agents: agentCaller({ builtin: eagerAgents }),
      })
      expect(await checkHealth(theirs.href)).toEqual({ code: 0, stderr: '' })
      await worker.stop()
      expect(await checkHealth(theirs.href)).toEqual({
        code: 1,
        stderr: 'no worker of this machine gives a sign of life\n',
      })
    } finally {
      await db.query(`drop role ${theirs.username}`)
    }
  },
)
