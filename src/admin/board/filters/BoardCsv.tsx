import { Button } from '@mantine/core'
import { useState } from 'react'
import { saveCsv } from '../../csv/save_csv.ts'
import { notice } from '../../look/notices.ts'
import { useBoard, useStages } from '../state/board_context.ts'
import type { Card } from '../state/card_order.ts'
import { wordsOfNext } from '../state/next_words.ts'
import type { Question } from '../state/question.ts'
import { mostRows, readAllCards } from '../state/read_all_cards.ts'

const heads = [
  ...[
    'Stage',
    'Vendor',
    'Postcode',
    'At the stage since',
    'Turn',
    'Next',
    'Due',
    'Owner',
    'Held since',
    'Led by',
  ],
  ...['No texts since', 'Questions', 'Alerts', 'Asking price', 'Offer', 'Last reply', 'Last text', 'Lead'],
]

/** All leads that are asked for, in the order of the board, as a table for a spreadsheet. */
export function BoardCsv({ question }: { question: Question }) {
  const board = useBoard()
  const stages = useStages()
  const [isBusy, setBusy] = useState(false)

  async function save() {
    setBusy(true)
    const { cards, why } = await readAllCards(question, stages)
    setBusy(false)
    if (why !== undefined) return notice({ color: 'red', title: 'No file was made', message: why })
    const titleOf = (stage: (typeof stages)[number]) => board.state.view(stage)?.title ?? stage
    saveCsv('leads', [heads, ...cards.map(([stage, card]) => [titleOf(stage), ...cellsOf(card)])])
    if (cards.length >= mostRows) {
      notice({ color: 'orange', message: `The file has the first ${mostRows} leads: filter for fewer.` })
    }
  }

  return (
    <Button size="xs" variant="default" loading={isBusy} onClick={save} aria-label="Save as CSV">
      CSV
    </Button>
  )
}

const cellsOf = (card: Card) => [
  ...[card.vendorName, card.outwardCode, card.stageEnteredAt, card.turn, wordsOfNext(card), card.dueAt],
  ...[card.owner, card.heldAt, card.takenOverBy, card.optedOutAt, card.openReviewCount, card.openAlertCount],
  ...[card.askingPrice, card.offerAmount, card.lastReplyAt, card.lastTextBody, card.leadId],
]
