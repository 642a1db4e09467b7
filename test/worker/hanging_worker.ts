// A worker process for stories that kill it: its agent says that it was called and then never answers.
import { agentCaller } from '../../src/agents/agent_caller.ts'
import { createLog } from '../../src/log.ts'
import { startWorker } from '../../src/worker/worker.ts'

await startWorker({
  url: process.argv[2] ?? '',
  log: createLog('silent'),
  agents: agentCaller({
    builtin: {
      sms_agent: () => {
        process.send?.('called')
        return new Promise(() => {})
      },
    },
  }),
})
