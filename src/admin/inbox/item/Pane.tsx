import { Button, Stack } from '@mantine/core'
import type { ReactNode } from 'react'

/** What is open beside the list, or in its place on a phone: from there one goes back to it. */
export function Pane({ onBack, children }: { onBack: () => void; children: ReactNode }) {
  return (
    <Stack gap="md" maw={760}>
      <Button
        variant="default"
        size="xs"
        hiddenFrom="sm"
        onClick={onBack}
        style={{ alignSelf: 'flex-start' }}
      >
        Back to the list
      </Button>
      {children}
    </Stack>
  )
}
