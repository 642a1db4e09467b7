import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { StageName } from '../../graphql/documents.ts'
import { FactInput } from './FactInput.tsx'
import { fieldsInWords } from './field_words.ts'
import { canBeFilledIn, fillIn } from './fill_in.ts'
import { useMovesOfBoard } from './moves_context.ts'
import type { Needs } from './needs.ts'
import type { Asking } from './useMoves.ts'

interface Props {
  asking: Asking
  toStage: StageName
  needs: Needs
}

/** Asks for the reason and the facts that a move needs, saves the facts, and moves. */
export function MoveForm({ asking, toStage, needs }: Props) {
  const moves = useMovesOfBoard()
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const facts = needs.missingFields.filter(canBeFilledIn)
  const elsewhere = needs.missingFields.filter((field) => !canBeFilledIn(field))

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    const reason = given.get('reason')
    if (facts.length > 0) {
      setBusy(true)
      const problem = await fillIn(asking.leadId, facts, given)
      setBusy(false)
      setProblem(problem)
      if (problem !== undefined) return
    }
    await moves.moveWith(asking, toStage, typeof reason === 'string' ? reason : undefined)
  }

  return (
    <form onSubmit={submit}>
      <Stack>
        {elsewhere.length > 0 && (
          <Text role="alert">It lacks {fieldsInWords(elsewhere)}. Fill that in first, then move it.</Text>
        )}
        {facts.map((field, index) => (
          <FactInput key={field} field={field} isFirst={index === 0} />
        ))}
        {needs.isReasonRequired && (
          <Textarea
            name="reason"
            label="Why"
            description="It goes into the history."
            required
            data-autofocus={facts.length === 0 || undefined}
          />
        )}
        <Text role="alert" c="var(--mantine-color-error)">
          {problem}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={moves.cancel}>
            Leave it where it is
          </Button>
          <Button type="submit" loading={isBusy} disabled={elsewhere.length > 0}>
            Move it
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
