import { Button, Group, Kbd, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useRef } from 'react'
import { answerTo, keepWords, useKeptWords } from '../../words/kept_words.ts'
import type { Acts } from '../state/acts.ts'
import type { Item } from '../state/inbox_state.ts'
import { kindOf } from '../state/kinds.ts'
import type { Hands } from '../state/useHands.ts'

interface Props {
  item: Item
  acts: Acts
  hands: Hands
}

/**
 * What is mostly answered, by one key each, and a line for anything else. Of an item that waits no longer the line stays
 * under the hands of whoever writes in it.
 */
export function Answers({ item, acts, hands }: Props) {
  const kind = kindOf(item.kind)
  const { canAct } = hands
  const about = answerTo(item.id)
  const [words, setWords] = useKeptWords(about)
  const line = useRef<HTMLInputElement>(null)
  const isWriting = hands.writing === 'answer'
  useEffect(() => {
    if (isWriting) line.current?.focus()
  }, [isWriting])
  const isOver = item.resolvedAt !== null
  const wasOver = useRef(isOver)
  wasOver.current = isOver
  // Whoever goes on from it has seen what became of their words.
  useEffect(() => () => (wasOver.current ? keepWords(about, '') : undefined), [about])
  if (!canAct && !(isOver && hands.mayAct && (isWriting || words !== ''))) return null

  async function submit(event: FormEvent) {
    event.preventDefault()
    const written = words.trim()
    if (written === '') return
    if (!isOver) return hands.answer(written)
    if (await acts.note(item, written)) setWords('')
  }

  return (
    <Stack gap="sm">
      {canAct && (
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
      )}
      {isOver && (
        <Text size="sm">What you have written is no answer any more. It can be kept as a note.</Text>
      )}
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
            {isOver ? 'Keep it as a note' : 'Answer'}
          </Button>
          {isOver && (
            <Button size="sm" variant="subtle" onClick={() => setWords('')}>
              Throw it away
            </Button>
          )}
        </Group>
      </form>
    </Stack>
  )
}
