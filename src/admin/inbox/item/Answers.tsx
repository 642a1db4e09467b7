import { Button, Group, Kbd, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { Item } from '../state/inbox_state.ts'
import { kindOf } from '../state/kinds.ts'
import type { Hands } from '../useHands.ts'

/** What is mostly answered, by one key each, and a line for anything else. */
export function Answers({ item, hands }: { item: Item; hands: Hands }) {
  const kind = kindOf(item.kind)
  const [words, setWords] = useState('')
  const line = useRef<HTMLInputElement>(null)
  const isWriting = hands.writing === 'answer'
  useEffect(() => {
    if (isWriting) line.current?.focus()
  }, [isWriting])

  function submit(event: FormEvent) {
    event.preventDefault()
    if (words.trim() !== '') hands.answer(words.trim())
  }

  return (
    <Stack gap="sm">
      <Group gap="xs">
        {kind.way === 'replay' && item.agentRun !== null && (
          <Button size="sm" onClick={hands.replay} rightSection={<Kbd size="xs">p</Kbd>}>
            Replay the run
          </Button>
        )}
        {kind.answers.map((answer, index) => (
          <Button
            key={answer}
            size="sm"
            variant={index === 0 && kind.way === undefined ? 'filled' : 'default'}
            onClick={() => hands.answer(answer)}
            rightSection={<Kbd size="xs">{index + 1}</Kbd>}
          >
            {answer}
          </Button>
        ))}
      </Group>
      <form onSubmit={submit}>
        <Group gap="xs" wrap="nowrap">
          <TextInput
            ref={line}
            size="sm"
            flex={1}
            aria-label="Answer in your own words"
            placeholder="Or in your own words: what was done  ( r )"
            value={words}
            maxLength={2000}
            onChange={(event) => setWords(event.currentTarget.value)}
            onFocus={() => hands.setWriting('answer')}
            onKeyDown={(event) => {
              if (event.key === 'Escape') event.currentTarget.blur()
            }}
            onBlur={() => hands.setWriting(null)}
          />
          <Button type="submit" size="sm" variant="default" disabled={words.trim() === ''}>
            Answer
          </Button>
        </Group>
      </form>
    </Stack>
  )
}
