import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global_setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    maxConcurrency: 12,
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
})
