import { steerBulkAct } from '../../../db/work/bulk_acts.ts'
import { uuid } from '../arguments/number_and_id.ts'
import type { Command } from '../command/command.ts'
import { printAs } from '../output/terminal.ts'
import { actLine } from './lines.ts'

const ways = {
  pause: 'take no more leads until "resume"; what was done stands',
  resume: 'go on with an act that was paused',
  cancel: 'end an act; leads that it has not come to stay as they are',
} as const

/** `leads bulk pause`, `resume` and `cancel`. */
export function addSteer(bulk: Command): void {
  for (const [how, meaning] of Object.entries(ways) as [keyof typeof ways, string][]) {
    bulk
      .subcommand(how, meaning)
      .argument('<act>', 'id of the act', uuid)
      .option('--json', 'as JSON')
      .examples(`leads bulk ${how} 0199d0c5-7b1e-7c3a-9f00-2b6f3c1d4e5f`)
      .onDatabase(async (db, actId: string, { json }: { json?: true }) => {
        const act = await steerBulkAct(db, actId, how)
        printAs(json, act, actLine(act))
      })
  }
}
