import { Alert } from '@mantine/core'
import { useProblem } from './state/board_context.ts'

/** Why the board cannot be read at this moment; it is tried again by itself. */
export function Problem() {
  const problem = useProblem()
  return (
    <div role="alert">
      {problem !== undefined && (
        <Alert color="orange" p="xs" mx="md" mb="xs" c="var(--mantine-color-text)">
          {problem} What you see may be old; it is read again by itself.
        </Alert>
      )}
    </div>
  )
}
