import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

const reportSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(
        z.object({
          status: z.string(),
          fullName: z.string(),
          title: z.string(),
          failureMessages: z.array(z.string()).default([]),
        }),
      ),
    }),
  ),
})

export interface RunFile {
  file: string
  /** The full name of its first failed test; of a file that could not be loaded, its own. */
  failed: string | undefined
  /** All failed tests, by their own names. */
  failures: string[]
  /** What they said when they failed. */
  messages: string[]
}

export interface VitestRun {
  /** Undefined when the run could not begin, or took too long. */
  files: RunFile[] | undefined
  why: 'done' | 'too long' | 'could not begin'
  output: string
}

/** Runs test files of a copy of the project, in a process of its own. */
export async function runVitest(
  root: string,
  files: readonly string[],
  { config, seconds, env = {} }: { config: string; seconds: number; env?: Record<string, string> },
): Promise<VitestRun> {
  const folder = await mkdtemp(join(tmpdir(), 'mutate-'))
  const reportFile = join(folder, 'report.json')
  const args = ['run', '--config', config, '--reporter=json', `--outputFile=${reportFile}`, ...files]
  const child = spawn(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => {
      output = (output + text).slice(-20_000)
    })
  let isTooLong = false
  // Vitest's processes are a group; they close what they have started.
  const endAll = () => child.pid !== undefined && process.kill(-child.pid, 'SIGTERM')
  const timer = setTimeout(() => {
    isTooLong = true
    endAll()
  }, seconds * 1_000)
  process.once('exit', endAll)
  await new Promise((resolve) => child.once('close', resolve))
  process.off('exit', endAll)
  clearTimeout(timer)
  try {
    const report = reportSchema.parse(JSON.parse(await readFile(reportFile, 'utf8')))
    return { files: report.testResults.map((result) => runFile(root, result)), why: 'done', output }
  } catch {
    return { files: undefined, why: isTooLong ? 'too long' : 'could not begin', output }
  } finally {
    await rm(folder, { recursive: true })
  }
}

function runFile(root: string, result: z.infer<typeof reportSchema>['testResults'][number]): RunFile {
  const file = result.name.slice(root.length + 1)
  const failed = result.assertionResults.filter(({ status }) => status === 'failed')
  const couldNotLoad = result.status === 'failed' && result.assertionResults.length === 0
  return {
    file,
    failed: failed[0]?.fullName ?? (couldNotLoad ? file : undefined),
    failures: failed.map(({ title }) => title),
    messages: failed.flatMap(({ failureMessages }) => failureMessages),
  }
}
