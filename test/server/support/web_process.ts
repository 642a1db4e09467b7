import { afterEach } from 'vitest'
import { spawnWebProcess, type WebProcess } from '../../faults/rig/processes/web_process.ts'

/** Every web process that was started: none outlives the story, however it ends. */
const started: WebProcess[] = []
afterEach(() => {
  for (const web of started.splice(0)) web.signal('SIGKILL')
})

/** A web process of its own; resolves when it listens. */
export async function startWebProcess(url: string, port: number) {
  const web = spawnWebProcess(url, port)
  started.push(web)
  return {
    port: await web.port,
    async stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
      web.signal(signal)
      await web.ended
    },
  }
}
