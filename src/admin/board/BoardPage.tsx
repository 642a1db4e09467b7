import { Alert, VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import { useSearch } from 'wouter'
import { BulkBar } from '../bulk/choosing/BulkBar.tsx'
import { useUserName } from '../session/useMayAct.ts'
import classes from './Board.module.css'
import { BoardColumns } from './BoardColumns.tsx'
import { EmptyBoard } from './EmptyBoard.tsx'
import { BoardFilters } from './filters/BoardFilters.tsx'
import { MoveDialog } from './move/MoveDialog.tsx'
import { MovesProvider } from './move/moves_context.ts'
import { useMoves } from './move/useMoves.ts'
import { CardOwnerDialog } from './owner/CardOwnerDialog.tsx'
import { OwningProvider } from './owner/owning_context.ts'
import { Problem } from './Problem.tsx'
import { BoardProvider } from './state/board_context.ts'
import { readQuestion } from './state/question.ts'
import { useLiveBoard } from './state/useLiveBoard.ts'
import { useRules } from './state/useRules.ts'

/** All leads as cards in the columns of their stages, live; a card is moved by dragging it, by its menu or by keys. */
export function BoardPage() {
  const address = useSearch()
  const question = readQuestion(address, useUserName())
  const { shown: board, asked } = useLiveBoard(question)
  const { rules, problem } = useRules()
  const moves = useMoves(board, rules)
  const [owned, askForOwner] = useState<string>()
  return (
    <BoardProvider value={board}>
      <MovesProvider value={moves}>
        <OwningProvider value={askForOwner}>
          <div className={classes.page}>
            <VisuallyHidden>
              <h1>Board</h1>
            </VisuallyHidden>
            <BoardFilters sources={rules?.sources ?? []} question={question} />
            {problem && <Alert color="red">{problem}</Alert>}
            <BoardProvider value={asked}>
              <Problem />
            </BoardProvider>
            <EmptyBoard question={question} />
            <BoardColumns rules={rules} isOld={board !== asked} />
            <MoveDialog rules={rules} />
            <BulkBar question={question} />
            {owned !== undefined && <CardOwnerDialog leadId={owned} onClose={() => askForOwner(undefined)} />}
          </div>
        </OwningProvider>
      </MovesProvider>
    </BoardProvider>
  )
}
