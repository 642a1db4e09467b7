import type { OperationResult } from '@urql/core'
import { liveClient } from '../../graphql/clients.ts'
import { MoreCards, type MoreCardsQuery, type StageName } from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'
import type { Card } from './card_order.ts'
import type { Question } from './question.ts'

const pageSize = 200
/** More than that no spreadsheet is read by anybody, and the server has others to answer. */
export const mostRows = 10_000

type Page = OperationResult<MoreCardsQuery>

interface AllCards {
  cards: [stage: StageName, card: Card][]
  /** Why they could not be read, in words. */
  why: string | undefined
}

/** All cards that are asked for, stage by stage, page by page. */
export async function readAllCards(question: Question, stages: readonly StageName[]): Promise<AllCards> {
  const cards: AllCards['cards'] = []
  for (const stage of stages) {
    let after: string | null = null
    for (let isLast = false; !isLast && cards.length < mostRows; ) {
      const { data, error }: Page = await liveClient.query(MoreCards, {
        ...question,
        stage,
        after,
        first: pageSize,
      })
      if (data === undefined) return { cards, why: error && refusalInWords(error) }
      for (const card of data.boardCards) cards.push([stage, card])
      after = data.boardCards.at(-1)?.cursor ?? null
      isLast = data.boardCards.length < pageSize
    }
  }
  return { cards, why: undefined }
}
