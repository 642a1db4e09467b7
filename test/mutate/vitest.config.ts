import { readFileSync } from 'node:fs'
import { mergeConfig } from 'vitest/config'
import type { TestSequencer } from 'vitest/node'
import base from '../vitest.config.ts'

/** Which tests look for a fault: the files in the order in which they are wanted, and the names of tests. */
export interface Lookout {
  files: string[]
  tests: string[]
}

const { files, tests }: Lookout = JSON.parse(readFileSync(process.env.MUTATE_LOOKOUT ?? '', 'utf8'))

class LikeliestFirst implements TestSequencer {
  async sort(found: Parameters<TestSequencer['sort']>[0]) {
    const place = (file: (typeof found)[number]) =>
      files.findIndex((known) => file.moduleId.endsWith(`/${known}`))
    return found.toSorted((one, other) => place(one) - place(other))
  }
  async shard(found: Parameters<TestSequencer['shard']>[0]) {
    return found
  }
}

/** A test without a name stands for all of its file. */
const anyOf = tests.includes('')
  ? '.*'
  : tests.map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')

const config = mergeConfig(base, {
  test: {
    bail: 1,
    fsModuleCache: true,
    maxWorkers: 1,
    passWithNoTests: true,
    testNamePattern: new RegExp(`(?:^|\\s)(?:${anyOf})$`),
    sequence: { sequencer: LikeliestFirst },
    reporters: ['json'],
  },
})

// Not beside the setup of the others, but in its place.
config.test.globalSetup = ['test/mutate/existing_server.ts']

export default config
