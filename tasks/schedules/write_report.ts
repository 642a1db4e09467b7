import { type ReportKind, writeReport as write } from '../../db/reports/reports.ts'
import { counted } from '../../src/counted.ts'
import { dayInWords } from '../../src/reports/words.ts'
import type { StepMaker } from '../../src/task_tools/step.ts'

/** Writes the report of a kind that is due, once; the channels that bring such reports each get a delivery of it. */
export const writeReport =
  (kind: ReportKind): StepMaker =>
  ({ unhurriedPool: pool }) =>
  async () => {
    const written = await write(pool, kind)
    if (written === null) return { found: 0, done: 0, says: 'It was written before.' }
    return {
      found: written.findings,
      done: 1,
      says: `The report of ${dayInWords(written.day)} is written: ${counted(written.findings, 'finding')}.`,
    }
  }
