import { setTimeout as sleep } from 'node:timers/promises'
import type { Db } from '../../../db/connection/pool.ts'
import { type BulkAct, findBulkAct } from '../../../db/work/bulk_acts.ts'
import { interrupted, untilInterrupted } from '../interrupt/until_interrupted.ts'
import { CommandFailure } from '../output/command_failure.ts'
import { printAs } from '../output/terminal.ts'
import { actLine } from './lines.ts'

const msBetweenLooks = 250

/** Shows how far an act is until it stands or is over; Ctrl-C ends the showing alone. */
export async function followAct(db: Db, actId: string, json: true | undefined): Promise<void> {
  const act = await untilInterrupted(async (signal, progress) => {
    let act = await actOf(db, actId)
    while (act.status === 'running' && !signal.aborted) {
      const settled = act.done + act.refused
      progress.tell(act.matched === 0 ? 1 : settled / act.matched, actLine(act))
      await sleep(msBetweenLooks, undefined, { signal }).catch(() => {})
      act = await actOf(db, actId)
    }
    return act
  })
  printAs(json, act, actLine(act))
  if (act.status === 'running')
    throw new CommandFailure(`It goes on; look with "leads bulk show ${act.id}".`, { exitCode: interrupted })
  if (act.refused === 0) return
  const why = `"leads bulk show ${act.id}" says why.`
  if (act.done === 0) throw new CommandFailure(`All ${act.refused} were refused; ${why}`)
  throw new CommandFailure(`${act.refused} of ${act.matched} were refused; ${why}`, { exitCode: 3 })
}

export async function actOf(db: Db, actId: string): Promise<BulkAct> {
  const act = await findBulkAct(db, actId)
  if (act === undefined)
    throw new CommandFailure(`There is no bulk act ${actId}. List them: leads bulk list.`)
  return act
}
