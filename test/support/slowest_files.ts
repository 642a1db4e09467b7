import type { Reporter, TestModule } from 'vitest/node'
import { proofSeed } from './proof.ts'

const shown = 10

/** Says at the end of a long run where its time went. */
export class SlowestFiles implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    if (modules.length <= shown) return
    const slowest = modules
      .map((module) => ({ file: module.relativeModuleId, ms: module.diagnostic().duration }))
      .toSorted((one, other) => other.ms - one.ms)
      .slice(0, shown)
    const lines = slowest.map(({ file, ms }) => `${(ms / 1_000).toFixed(1).padStart(7)} s  ${file}`)
    process.stdout.write(`\nThe slowest files:\n${lines.join('\n')}\n`)
    if (process.env.STORIES === 'sample')
      process.stdout.write(`\nA sample of the stories, of seed ${proofSeed}: npm run prove tells all.\n`)
  }
}
