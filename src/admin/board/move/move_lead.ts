import type { CombinedError } from '@urql/core'
import { liveClient } from '../../graphql/clients.ts'
import { Move, type StageName } from '../../graphql/documents.ts'
import { pauseUntilOnline } from '../../graphql/pause.ts'
import { refusalInWords } from '../../graphql/refusal.ts'
import type { LaidMove } from '../state/laid_moves.ts'
import type { LiveBoard } from '../state/live_board.ts'
import type { Told } from './needs.ts'
import { refusedInWords } from './refusal_words.ts'

export interface MoveRequest extends Told {
  leadId: string
  /** As it was called when somebody let it go; its card may leave the board meanwhile. */
  name: string
  fromStage: StageName
  toStage: StageName
  /** Whether it is known that the rules let it move; else it stays where it is until the server has answered. */
  isLegal: boolean
}

/** Every move ends as one of these. */
export type Outcome = { moved: true } | { moved: false; why: string }

/** What became of it, and where the lead stands then. */
interface Answer {
  outcome: Outcome
  stage: StageName
}

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
 * Moves a lead: where the rules are known to let it, it is shown there at once. The server is asked until it answers,
 * however often the line breaks. From the answer on the lead is shown where it stands, and may be moved again, whether or
 * not the board has read that yet.
 */
export async function moveLead(
  board: LiveBoard,
  laid: LaidMove,
  request: MoveRequest,
  titleOf: (stage: string | null) => string,
): Promise<Outcome> {
  const { leadId, fromStage, toStage, isLegal } = request
  underWay += 1
  laid.become(isLegal ? toStage : fromStage, 'sent')
  try {
    const { outcome, stage } = await askUntilAnswered(request, titleOf)
    laid.become(stage, 'answered')
    return outcome
  } finally {
    underWay -= 1
    void board.readNow(leadId).then(laid.takeOff)
  }
}

async function askUntilAnswered(
  { leadId, fromStage, toStage, reason, fallThrough }: MoveRequest,
  titleOf: (stage: string | null) => string,
): Promise<Answer> {
  const variables = {
    ...{ leadId, toStage, expectedStage: fromStage },
    ...{ reason: reason ?? null, fallThrough: fallThrough ?? null },
  }
  for (let isFirst = true; ; isFirst = false) {
    const { data, error } = await liveClient.mutation(Move, variables)
    const result = data?.requestTransition?.result
    if (result) {
      const stands = result.fromStage ?? fromStage
      // An answer may have been lost on the way; but what is asked for the first time was somebody else's doing.
      const isDone = !isFirst && result.code === 'VL005' && stands === toStage
      if (result.moved || isDone) return { outcome: { moved: true }, stage: toStage }
      return { outcome: { moved: false, why: refusedInWords(result, titleOf) }, stage: stands }
    }
    // It was made when it was asked for before.
    if (!error) return { outcome: { moved: true }, stage: toStage }
    if (!isPassing(error)) return { outcome: { moved: false, why: refusalInWords(error) }, stage: fromStage }
    await pauseUntilOnline(againMs)
  }
}

function isPassing({ networkError, graphQLErrors }: CombinedError): boolean {
  return (
    networkError !== undefined || graphQLErrors.some(({ extensions }) => passing.has(String(extensions.code)))
  )
}
