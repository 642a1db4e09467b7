import { Button, Group, Kbd, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { When } from '../../time/When.tsx'
import { useKeptWords, wordsAbout } from '../../words/kept_words.ts'
import type { Acts } from '../state/acts.ts'
import type { Item } from '../state/inbox_state.ts'
import type { Hands } from '../state/useHands.ts'

interface Props {
  item: Item
  acts: Acts
  hands: Hands
}

/** What colleagues have written about the question, and a line more. */
export function Notes({ item, acts, hands }: Props) {
  const about = `note ${item.id}`
  const [words, setWords] = useKeptWords(about)
  const [isBusy, setBusy] = useState(false)
  const isWriting = hands.writing === 'note'
  async function write() {
    const note = words.trim()
    if (note === '' || isBusy) return
    setBusy(true)
    const isWritten = await acts.note(item, note)
    setBusy(false)
    if (!isWritten) return
    if (wordsAbout(about).trim() === note) setWords('')
    hands.setWriting(null)
  }
  return (
    <Stack gap="xs">
      {item.notes.nodes.map((note) => (
        <div key={note.id}>
          <Text style={{ overflowWrap: 'anywhere' }}>{note.body}</Text>
          <Text size="xs" c="dimmed">
            {note.writtenBy}, <When at={note.writtenAt} />
          </Text>
        </div>
      ))}
      {isWriting ? (
        <Stack gap="xs">
          <Textarea
            autosize
            minRows={2}
            label="Note for colleagues"
            autoFocus
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void write()
              if (event.key === 'Escape') hands.setWriting(null)
            }}
          />
          <Group gap="xs">
            <Button size="xs" disabled={words.trim() === '' || isBusy} onClick={write}>
              Write it down
            </Button>
            <Button size="xs" variant="subtle" onClick={() => hands.setWriting(null)}>
              Cancel
            </Button>
          </Group>
        </Stack>
      ) : (
        hands.canAct && (
          <Button
            size="xs"
            variant="subtle"
            onClick={() => hands.setWriting('note')}
            rightSection={<Kbd size="xs">n</Kbd>}
            style={{ alignSelf: 'flex-start' }}
          >
            Write a note
          </Button>
        )
      )}
    </Stack>
  )
}
