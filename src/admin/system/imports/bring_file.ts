import { pauseUntilOnline } from '../../graphql/pause.ts'
import { fetchSignedIn } from '../../session/requests.ts'

/** What is said of a file beside its rows. */
export interface AskedOfFile {
  source: string
  onDuplicate: string
  consent: string | undefined
  consentDate: string | undefined
}

export interface RowProblem {
  row: number
  severity: 'error' | 'warning' | 'read' | 'skipped'
  column: string
  value: string
  problem: string
}

export interface ImportSummary {
  rows: number
  imported: number
  updated: number
  duplicates: number
  refused: number
  withWarnings: number
  mended: number
  unasked: number
  silenced: number
  legacyLines: number
}

/** What became of a file, or would. */
export interface BroughtFile {
  /** Null when nobody could say. */
  summary: ImportSummary | null
  /** Why it ended before the file did. */
  stopped?: string
  problems: RowProblem[]
  ignoredColumns: string[]
}

type Line = Partial<{
  ignoredColumns: string[]
  progress: { rows: number; share: number }
  problems: RowProblem[]
  done: ImportSummary
  stopped: { because: string; summary: ImportSummary | null }
}>

interface Bringing extends AskedOfFile {
  isRehearsal: boolean
  onProgress: (progress: { rows: number; share: number }) => void
}

const longestWaitMs = 60_000
/** As the server has it. */
export const most = { megabytes: 24, rows: 150_000 }
export const byShell = 'npm run orchestrator -- leads import FILE.csv'
const brokeOff = 'the line to the server broke; what becomes of the file will stand in the list'

/** Brings a file of leads to the server, or asks what would become of it. @returns why it was refused, in words, instead. */
export async function bringFile(file: File, asked: Bringing): Promise<BroughtFile | string> {
  if (file.size > most.megabytes * 1_000_000) {
    return `The file has more than ${most.megabytes} MB. Split it, or let whoever has a shell run: ${byShell}`
  }
  const { source, onDuplicate, consent, consentDate, isRehearsal } = asked
  const words = {
    ...{ file: file.name, source, onDuplicate, rehearsal: String(isRehearsal) },
    ...(consent !== undefined && { consent }),
    ...(consentDate !== undefined && { consentDate }),
  }
  const found: BroughtFile = { summary: null, problems: [], ignoredColumns: [] }
  let isBegun = false
  try {
    // Words pack well: what would take minutes on a slow line takes seconds.
    const body = await new Response(file.stream().pipeThrough(new CompressionStream('gzip'))).blob()
    const response = await whenItsTurn(() =>
      fetchSignedIn(`/imports/leads?${new URLSearchParams(words)}`, {
        method: 'POST',
        headers: { 'content-type': 'text/csv', 'content-encoding': 'gzip' },
        body,
      }),
    )
    if (!response.ok) return ((await response.json()) as { error: { message: string } }).error.message
    isBegun = true
    for await (const line of linesOf(response)) hear(line, found, asked.onProgress)
  } catch {
    if (!isBegun) return 'The server cannot be reached, or the file cannot be read. Try again in a moment.'
  }
  return found.summary === null && found.stopped === undefined ? { ...found, stopped: brokeOff } : found
}

/** One file is taken at a time, and after a long one others come first: it is brought again then, instead of by a person. */
async function whenItsTurn(bring: () => Promise<Response>): Promise<Response> {
  const until = performance.now() + longestWaitMs
  for (;;) {
    const response = await bring()
    const waitMs = 1_000 * (Number(response.headers.get('retry-after')) || 1)
    if (response.status !== 429 || performance.now() + waitMs > until) return response
    await pauseUntilOnline(waitMs)
  }
}

function hear(line: Line, found: BroughtFile, onProgress: Bringing['onProgress']): void {
  if (line.progress !== undefined) onProgress(line.progress)
  found.problems.push(...(line.problems ?? []))
  found.ignoredColumns.push(...(line.ignoredColumns ?? []))
  if (line.done !== undefined) found.summary = line.done
  if (line.stopped === undefined) return
  found.summary = line.stopped.summary
  found.stopped = line.stopped.because
}

async function* linesOf({ body }: Response): AsyncGenerator<Line> {
  if (body === null) return
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const { value, done } = await reader.read()
    if (done) return
    const lines = (rest + value).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield JSON.parse(line) as Line
  }
}
