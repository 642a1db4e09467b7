import { Anchor, Text } from '@mantine/core'
import { Link } from 'wouter'
import { useMayAct } from '../session/useMayAct.ts'
import classes from './Board.module.css'
import { useIsEmpty } from './state/board_context.ts'
import type { Question } from './state/question.ts'

/** Where no lead is shown at all: why, and what to do. */
export function EmptyBoard({ question }: { question: Question }) {
  const mayAct = useMayAct()
  const isEmpty = useIsEmpty()
  const { orderBy: _, ...filters } = question
  if (!isEmpty) return null
  const isFiltered = Object.keys(filters).length > 0
  return (
    <Text role="status" size="sm" className={classes.empty}>
      {isFiltered
        ? 'No lead matches. '
        : 'No lead has come in yet: your forms, Facebook and portals bring them. '}
      {isFiltered ? (
        <Anchor component={Link} href="/" inherit>
          Show all leads
        </Anchor>
      ) : (
        mayAct && (
          <Anchor component={Link} href="/system/imports" inherit>
            Import a file
          </Anchor>
        )
      )}
    </Text>
  )
}
