import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { ErrorText } from '../../look/ErrorText.tsx'
import { FactInput } from './FactInput.tsx'
import { FallThroughInput } from './FallThroughInput.tsx'
import { fieldsInWords } from './field_words.ts'
import { canBeFilledIn, fillIn } from './fill_in.ts'
import type { Told, Wants } from './needs.ts'

interface Props {
  leadId: string
  wants: Wants
  onMove: (told: Told) => void
  onClose: () => void
}

/** Asks for the reason and the facts that a move needs, saves the facts, and moves. */
export function MoveForm({ leadId, wants, onMove, onClose }: Props) {
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const facts = wants.missingFields.filter(canBeFilledIn)
  const elsewhere = wants.missingFields.filter((field) => !canBeFilledIn(field))

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    const told = (name: string) => given.get(name)?.toString() || undefined
    if (facts.length > 0) {
      setBusy(true)
      const problem = await fillIn(leadId, facts, given)
      setBusy(false)
      setProblem(problem)
      if (problem !== undefined) return
    }
    onMove({ reason: told('reason'), fallThrough: told('fallThrough') })
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
        {wants.asksFallThrough && <FallThroughInput isFirst={facts.length === 0} />}
        {wants.isReasonRequired && (
          <Textarea
            name="reason"
            label="Why"
            description="It goes into the history."
            required
            data-autofocus={(facts.length === 0 && !wants.asksFallThrough) || undefined}
          />
        )}
        <ErrorText>{problem}</ErrorText>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
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
