import { defineConfig, mergeConfig } from 'vitest/config'
import base from '../vitest.config.ts'

// Apart from the other tests, since they take as long as all those together.
const config = mergeConfig(base, defineConfig({ test: { maxConcurrency: 12 } }))
config.test.include = ['test/faults/**/*.test.ts']
config.test.exclude = []

export default config
