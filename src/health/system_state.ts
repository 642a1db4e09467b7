import type { Db } from '../../db/connection/pool.ts'
import type { Check, Finding } from './finding.ts'
import { stops, wording } from './gates.ts'
import { agents, carriers, channels, deadLetters, overdueWork, queue, schedules, workers } from './work.ts'

/** What whoever works with the pipeline wants to know of its machinery, in the words of doctor. */
const checks: readonly Check[] = [
  ...[workers, stops, wording, queue, overdueWork, schedules, carriers, agents, channels, deadLetters],
]

/** Is all well, as far as whoever looks can tell? */
export async function readSystemState(db: Db): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const { about, look } of checks) {
    for (const found of await look(db)) findings.push({ about, ...found })
  }
  return findings
}
