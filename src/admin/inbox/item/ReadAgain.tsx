import { Button } from '@mantine/core'
import { useState } from 'react'
import { ReadAgainDialog } from '../../system/deliveries/ReadAgainDialog.tsx'
import type { Item } from '../state/inbox_state.ts'

/** What a source brought is read once more, with what a person writes in place of what could not be read. */
export function ReadAgain({ item, onChange }: { item: Item; onChange: () => void }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button size="sm" style={{ alignSelf: 'flex-start' }} onClick={() => setOpen(true)}>
        Read it again …
      </Button>
      {isOpen && (
        <ReadAgainDialog
          delivery={{ id: item.about, problems: [] }}
          onClose={() => setOpen(false)}
          onChange={async () => onChange()}
        />
      )}
    </>
  )
}
