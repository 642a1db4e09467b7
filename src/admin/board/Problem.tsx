import { Alert } from '@mantine/core'
import classes from './Board.module.css'
import { useProblem } from './state/board_context.ts'

/** Why the board cannot be read at this moment; it is tried again by itself. Nothing moves aside for it under a hand. */
export function Problem() {
  const problem = useProblem()
  return (
    <div role="alert" className={classes.problem}>
      {problem !== undefined && (
        <Alert color="orange" p="xs" bg="var(--surface)" c="var(--mantine-color-text)">
          {problem} What you see may be old; it is read again by itself.
        </Alert>
      )}
    </div>
  )
}
