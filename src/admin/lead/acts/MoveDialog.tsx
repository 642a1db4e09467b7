import { Radio, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { FactInput } from '../../board/move/FactInput.tsx'
import { fieldsInWords } from '../../board/move/field_words.ts'
import { canBeFilledIn, fillIn } from '../../board/move/fill_in.ts'
import type { StageName } from '../../graphql/documents.ts'
import { useSheet } from '../state/sheet.ts'
import { ActForm } from './ActForm.tsx'
import { givenText } from './given.ts'
import { Reason } from './Reason.tsx'
import { useMove } from './useMove.ts'

/** Where it may go, and what that needs. */
export function MoveDialog({ onClose }: { onClose: () => void }) {
  const { lead, explained, titleOf } = useSheet()
  const move = useMove()
  const moves = explained.moves.filter(({ people }) => people)
  const [toStage, choose] = useState<StageName | undefined>(moves.length === 1 ? moves[0]?.to : undefined)
  const chosen = moves.find(({ to }) => to === toStage)
  const facts = chosen?.missing.filter(canBeFilledIn) ?? []
  const elsewhere = chosen?.missing.filter((field) => !canBeFilledIn(field)) ?? []

  async function submit(given: FormData): Promise<string | undefined> {
    if (chosen === undefined) return 'Choose where it is to go.'
    const problem = facts.length === 0 ? undefined : await fillIn(lead.id, facts, given)
    return problem ?? move(chosen.to, givenText(given, 'reason'))
  }

  return (
    <ActForm
      title={`Move it on from ${titleOf(lead.pipelineStage)}`}
      says={moves.length === 0 ? 'No move that people make leads on from here.' : undefined}
      submit="Move it"
      isImpossible={chosen === undefined || elsewhere.length > 0}
      onClose={onClose}
      onSubmit={submit}
    >
      <Radio.Group
        label="To"
        value={toStage ?? null}
        onChange={(value) => choose(moves.find(({ to }) => to === value)?.to)}
      >
        <Stack gap="xs" mt={4}>
          {moves.map(({ to, note, missing, reasonRequired }, index) => (
            <Radio
              key={to}
              value={to}
              label={titleOf(to)}
              description={[
                note,
                missing.length > 0 && `lacks ${fieldsInWords(missing)}`,
                reasonRequired && 'wants a reason',
              ]
                .filter(Boolean)
                .join('; ')}
              data-autofocus={index === 0 || undefined}
            />
          ))}
        </Stack>
      </Radio.Group>
      {elsewhere.length > 0 && (
        <Text role="alert">It lacks {fieldsInWords(elsewhere)}. Fill that in first, then move it.</Text>
      )}
      {facts.map((field) => (
        <FactInput key={field} field={field} isFirst={false} />
      ))}
      {chosen?.reasonRequired && <Reason />}
    </ActForm>
  )
}
