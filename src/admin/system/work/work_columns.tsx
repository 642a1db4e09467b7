import type { SystemWorkQuery } from '../../graphql/documents.ts'
import type { Column } from '../../tables/DataTable.tsx'

type Worker = SystemWorkQuery['workers']['nodes'][number]
type Figure = SystemWorkQuery['queueFigures'][number]
type Change = SystemWorkQuery['unfinishedChanges'][number]

const states = { connected: 'At work', cut_off: 'Cut off', dead: 'Dead', UNKNOWN: 'Unknown' } as const

export const letterKinds = {
  run: 'Run of',
  text: 'Text',
  delivery: 'Delivery from',
  notice: 'Notice by',
  UNKNOWN: '',
} as const

/** What a change still does to leads. */
export function changeInWords({ kind, stage, userName }: Change, titleOf: (stage: string) => string): string {
  switch (kind) {
    case 'clocks':
      return 'Clocks that a stop held go on'
    case 'owners':
      return `Leads of ${userName} go to others`
    case 'texts':
      return 'Texts wait by the new hours'
    case 'timers':
      return `Leads at ${titleOf(stage ?? '')} are timed anew`
    default:
      return ''
  }
}

export const workerColumns: readonly Column<Worker>[] = [
  { title: 'Worker', value: ({ host, processId }) => `${host}, process ${processId}` },
  { title: 'State', value: ({ state }) => states[state] },
  {
    title: 'Does now',
    value: ({ running, doing }) => (doing === null ? null : `${running}: ${doing.join(', ')}`),
    show: ({ running, doing }) => (doing === null ? 'nothing' : `${running}: ${doing.join(', ')}`),
  },
  { title: 'Since', value: ({ doingSince }) => doingSince, clock: 'real' },
  { title: 'Version', value: ({ version }) => version },
  { title: 'Began', value: ({ startedAt }) => startedAt, clock: 'real' },
  { title: 'Sign of life', value: ({ heartbeatAt }) => heartbeatAt, clock: 'real' },
]

export const queueColumns: readonly Column<Figure>[] = [
  { title: 'Work', value: ({ called }) => called },
  { title: 'Waits', value: ({ waiting }) => waiting, isNumber: true },
  { title: 'Due', value: ({ due }) => due, isNumber: true },
  { title: 'Oldest', value: ({ oldestDueAt }) => oldestDueAt, clock: 'real' },
  { title: 'Runs', value: ({ running }) => running, isNumber: true },
  { title: 'Tried again', value: ({ failing }) => failing, isNumber: true },
  { title: 'Given up', value: ({ givenUp }) => givenUp, isNumber: true },
  { title: 'Overdue', value: ({ overdue }) => overdue, isNumber: true },
  { title: 'Overdue since', value: ({ overdueSince }) => overdueSince, clock: 'business' },
]
