import { mergeConfig } from 'vitest/config'
import type { TestSequencer } from 'vitest/node'
import base from '../vitest.config.ts'

/** The files that are likeliest to see the fault come first. */
const order = (process.env.MUTATE_ORDER ?? '').split(' ')

class LikeliestFirst implements TestSequencer {
  async sort(files: Parameters<TestSequencer['sort']>[0]) {
    const place = (file: (typeof files)[number]) =>
      order.findIndex((known) => file.moduleId.endsWith(`/${known}`))
    return files.toSorted((one, other) => place(one) - place(other))
  }
  async shard(files: Parameters<TestSequencer['shard']>[0]) {
    return files
  }
}

export default mergeConfig(base, {
  test: { bail: 1, sequence: { sequencer: LikeliestFirst }, reporters: ['json'] },
})
