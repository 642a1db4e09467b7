import type { BulkVerb } from '../../graphql/documents.ts'

/** What people can do to many leads from the board; an act is taken back where it is listed. */
export type OfferedVerb = Exclude<BulkVerb, 'UNKNOWN' | 'undo' | 'unarchive' | ItemVerb>

/** What people can do to many questions from the inbox. */
export type ItemVerb = 'answer_items' | 'assign_items' | 'snooze_items' | 'replay_items'

/** On a button. */
export const labels: Readonly<Record<OfferedVerb, string>> = {
  move: 'Move',
  hold: 'Hold',
  release: 'Release',
  assign: 'Assign',
  send_template: 'Text',
  archive: 'Archive',
  reactivate: 'Bring back to life',
  move_timer: 'Move the timer',
  run_agent: 'Run the agent',
  replay_runs: 'Replay failed runs',
  suppress: 'Stop texting',
  mark_opted_out: 'Mark as opted out',
}

/** `12 leads`, or `1 question`. */
export function howManyInWords(count: number, areItems = false): string {
  const thing = areItems ? 'question' : 'lead'
  return `${count.toLocaleString('en-GB')} ${thing}${count === 1 ? '' : 's'}`
}
