import type { Db } from '../../../db/connection/pool.ts'
import { type BulkPreview, previewUndoOfBulkAct, undoBulkAct } from '../../../db/work/bulk_acts.ts'
import { uuid } from '../arguments/number_and_id.ts'
import type { Command } from '../command/command.ts'
import { sayWhy } from '../output/command_failure.ts'
import { previewLines } from './lines.ts'
import { lookOrDo, type Way } from './look_or_do.ts'

interface Options extends Way {
  reason?: string
}

/** `leads bulk undo`. */
export function addUndo(bulk: Command): void {
  bulk
    .subcommand('undo', 'say what of an act could be taken back; with --yes, take it back')
    .argument('<act>', 'id of the act', uuid)
    .option('--reason <why>', 'why')
    .option('--yes', 'do it; without it nothing is changed')
    .option('--no-wait', 'do not wait until it is over')
    .option('--json', 'as JSON')
    .notes('A lead that has moved on or was changed since is left alone. Texts that have left stay sent.')
    .examples(
      'leads bulk undo 0199d0c5-7b1e-7c3a-9f00-2b6f3c1d4e5f',
      'leads bulk undo 0199d0c5-7b1e-7c3a-9f00-2b6f3c1d4e5f --reason "wrong list" --yes',
    )
    .onDatabase(undo)
}

async function undo(db: Db, actId: string, given: Options): Promise<void> {
  const { reason } = given
  if (given.yes && reason === undefined) throw sayWhy('without --yes')
  await lookOrDo(db, given, {
    preview: () => previewUndoOfBulkAct(db, actId),
    lines: undoLines,
    start: (matched) => undoBulkAct(db, actId, reason ?? '', matched),
  })
}

const undoLines = (preview: BulkPreview) =>
  previewLines(preview).map((line) => line.replace('it would be done to', 'it would be taken back for'))
