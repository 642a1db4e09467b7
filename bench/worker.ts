import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { projectFile } from '../src/project_file.ts'

export interface BenchWorker {
  pid: number
  /** CPU seconds that the process has used so far. */
  cpuSeconds(): Promise<number>
  /** When each lead's agent was started, in nanoseconds of process.hrtime. */
  starts(): Promise<Map<string, bigint>>
  stop(): Promise<void>
}

export interface BenchWorkerOptions {
  url: string
  settings: 'ours' | 'as_shipped'
  /** What every agent answers: go to the next stage, or stay. */
  outcome: 'advance' | 'reply'
}

/** One worker process with agents that do nothing; resolves when it is ready. */
export async function startBenchWorker({ url, settings, outcome }: BenchWorkerOptions): Promise<BenchWorker> {
  const child = fork(projectFile('bench/worker_process.ts'), [url, settings, outcome])
  await answer(child, 'ready')
  return {
    pid: child.pid ?? 0,
    cpuSeconds: async () => (await ask<{ usage: number }>(child, 'usage')).usage,
    async starts() {
      const { starts } = await ask<{ starts: Record<string, string> }>(child, 'starts')
      return new Map(Object.entries(starts).map(([lead, at]) => [lead, BigInt(at)]))
    },
    async stop() {
      child.send('stop')
      await once(child, 'exit')
    },
  }
}

function ask<Answer>(child: ChildProcess, question: string): Promise<Answer> {
  child.send(question)
  return answer(child, question)
}

async function answer<Answer>(child: ChildProcess, question: string): Promise<Answer> {
  const gone = new AbortController()
  const exited = () => gone.abort(new Error(`the worker ended before it answered ${question}`))
  child.once('exit', exited)
  try {
    const [message] = await once(child, 'message', { signal: gone.signal })
    return message as Answer
  } finally {
    child.off('exit', exited)
  }
}
