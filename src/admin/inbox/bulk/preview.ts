import { liveClient } from '../../graphql/clients.ts'
import { ReplayRuns } from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'
import { allRows, type Row } from '../state/all_rows.ts'
import { filterOf, type Question } from '../state/question.ts'

export interface Preview {
  rows: readonly Row[]
  /** Of how many runs that were given up each can be played again; why not of the others, with how many. */
  replayable: ReadonlySet<string>
  notReplayable: ReadonlyMap<string, number>
}

const chunk = 200

/** What would become of all that match, before anything is done. */
export async function readPreview(question: Question): Promise<Preview> {
  const rows = await allRows(filterOf(question))
  const runIds = rows.flatMap(({ kind, agentRunId }) =>
    kind === 'agent_failure' && agentRunId !== null ? [agentRunId] : [],
  )
  const replayable = new Set<string>()
  const notReplayable = new Map<string, number>()
  for (let begin = 0; begin < runIds.length; begin += chunk) {
    const filter = { runIds: runIds.slice(begin, begin + chunk), dryRun: true }
    const { data, error } = await liveClient
      .mutation(ReplayRuns, { filter, reason: 'looking before replaying' })
      .toPromise()
    if (error !== undefined) throw new Error(refusalInWords(error))
    for (const { runId, why } of data?.replayAgentRuns?.result ?? []) {
      if (why === 'would be replayed') replayable.add(runId)
      else notReplayable.set(why ?? '', (notReplayable.get(why ?? '') ?? 0) + 1)
    }
  }
  return { rows, replayable, notReplayable }
}
