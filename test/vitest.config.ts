import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { SlowestFiles } from './support/run/slowest_files.ts'
import { WaitingFilesFirst } from './support/run/waiting_files_first.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

// Each program that a story starts is a process of its own: half of its start is compiling what the one before compiled.
process.env.NODE_COMPILE_CACHE ??= `${root}node_modules/.cache/compiled`

export default defineConfig({
  root,
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/run/global_setup.ts'],
    reporters: ['default', new SlowestFiles()],
    pool: 'forks',
    // What a story leaves behind is young: in little room the collector copies it again and again, a fifteenth of all CPU.
    execArgv: ['--max-semi-space-size=48'],
    // Two more than the cores of a small machine: some files wait for half a minute until a worker counts as dead.
    maxWorkers: 4,
    sequence: { sequencer: WaitingFilesFirst },
    maxConcurrency: 12,
    // Files share nothing but the server, so a process may go on with the next one.
    isolate: false,
    // No test asserts how quick anything is; this is for what hangs, on the slowest of machines.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
  },
})
