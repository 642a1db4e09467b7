import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { projectFile } from '../../src/project_file.ts'

/** The very agent of docs/write-an-agent.md, run as the page says: by plain Node, knowing nothing but the secret. */
export async function startExampleAgent(secret: string) {
  const agent = spawn(process.execPath, [projectFile('docs/example_agent.mjs')], {
    env: { AGENT_SIGNING_SECRET: secret, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines = createInterface(agent.stdout)
  const [first] = await once(lines, 'line')
  return {
    endpoint: `http://localhost:${/port (\d+)/.exec(String(first))?.[1]}/`,
    async stop(): Promise<void> {
      agent.kill()
      await once(agent, 'exit')
    },
  }
}
