import type { CombinedError } from '@urql/core'
import { liveClient } from '../../graphql/clients.ts'
import { Move, type StageName } from '../../graphql/documents.ts'
import { pauseUntilOnline } from '../../graphql/pause.ts'
import { refusalInWords } from '../../graphql/refusal.ts'
import type { LiveBoard } from '../state/live_board.ts'
import { refusedInWords } from './refusal_words.ts'

export interface MoveRequest {
  leadId: string
  fromStage: StageName
  toStage: StageName
  reason?: string | undefined
  /** Whether it is known that the rules let it move; else it stays where it is until the server has answered. */
  isLegal: boolean
}

/** Every move ends as one of these. */
export type Outcome = { moved: true } | { moved: false; why: string }

/** What goes over by itself, so that asking again answers. */
const passing = new Set([
  'UNAUTHENTICATED',
  'STARTING',
  'TOO_BUSY',
  'TOO_SLOW',
  'DATABASE_AWAY',
  'DATABASE_STARTING',
])
const againMs = 500

let underWay = 0
addEventListener('beforeunload', (event) => {
  if (underWay > 0) event.preventDefault()
})

/**
 * Moves a lead: where the rules are known to let it, it is shown there at once, until the board has read what became of
 * it. The server is asked until it answers, however often the line breaks; a move that has happened already counts as
 * made. Resolves with the answer, for which nobody waits until the board has caught up.
 */
export async function moveLead(
  board: LiveBoard,
  request: MoveRequest,
  titleOf: (stage: string | null) => string,
): Promise<Outcome> {
  underWay += 1
  board.state.lay(request.leadId, request.isLegal ? request.toStage : request.fromStage)
  try {
    return await askUntilAnswered(request, titleOf)
  } finally {
    underWay -= 1
    void board.readNow(request.leadId).finally(() => board.state.settle(request.leadId))
  }
}

async function askUntilAnswered(
  { leadId, fromStage, toStage, reason }: MoveRequest,
  titleOf: (stage: string | null) => string,
): Promise<Outcome> {
  for (;;) {
    const variables = { leadId, toStage, expectedStage: fromStage, reason: reason ?? null }
    const { data, error } = await liveClient.mutation(Move, variables)
    const result = data?.requestTransition?.result
    if (result) {
      const isThere = result.code === null || (result.code === 'VL005' && result.fromStage === toStage)
      return isThere ? { moved: true } : { moved: false, why: refusedInWords(result, titleOf) }
    }
    if (error && !isPassing(error)) return { moved: false, why: refusalInWords(error) }
    await pauseUntilOnline(againMs)
  }
}

function isPassing({ networkError, graphQLErrors }: CombinedError): boolean {
  return (
    networkError !== undefined || graphQLErrors.some(({ extensions }) => passing.has(String(extensions.code)))
  )
}
