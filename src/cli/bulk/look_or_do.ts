import type { Db } from '../../../db/connection/pool.ts'
import type { BulkAct, BulkPreview } from '../../../db/work/bulk_acts.ts'
import { print, printAs } from '../output/terminal.ts'
import { followAct } from './follow.ts'

export interface Way {
  yes?: true
  wait: boolean
  json?: true
}

interface Deed {
  preview(): Promise<BulkPreview>
  lines(preview: BulkPreview): string[]
  /** What would have been better said. */
  hints?(preview: BulkPreview): string[]
  start(matched: number): Promise<BulkAct>
}

/** Says what would be done, or with --yes does it and shows how far it is. */
export async function lookOrDo(db: Db, { yes, wait, json }: Way, deed: Deed): Promise<void> {
  const preview = await deed.preview()
  const hints = deed.hints?.(preview) ?? []
  if (!yes) {
    printAs(json, preview, [...deed.lines(preview), ...hints, 'Nothing was changed; with --yes it is done.'])
    return
  }
  const act = await deed.start(preview.matched)
  if (!json) {
    print(`Act ${act.id} began, for ${act.matched} lead(s).`)
    if (act.matched !== preview.matched) print(`When it was looked at there were ${preview.matched}.`)
    for (const hint of hints) print(hint)
  }
  if (wait) await followAct(db, act.id, json)
  else if (json) printAs(json, act, [])
}
