import { SimpleGrid, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { FallThroughInput } from '../../board/move/FallThroughInput.tsx'
import { type DealField, dealFields } from '../../facts/deal_fields.ts'
import { ActForm } from '../../forms/ActForm.tsx'
import { EditDeal } from '../../graphql/documents.ts'
import { useSheet } from '../state/sheet.ts'
import { changeOfDeal, type Deal, overtakenFields, shownInField } from './deal_fields.ts'

export function EditDealDialog({ onClose }: { onClose: () => void }) {
  const { deal } = useSheet().lead
  return deal === null ? null : <DealForm deal={deal} onClose={onClose} />
}

/**
 * Checks, investor, fees and dates of a deal; what is left as it is stays. Of two who change the same the second sees both
 * and decides; what only the other has changed stays theirs.
 */
function DealForm({ deal, onClose }: { deal: Deal; onClose: () => void }) {
  const { act } = useSheet()
  const [opened, open] = useState(deal)
  const [takes, setTakes] = useState(0)
  const seen = useRef(deal)
  const now = useRef(deal)
  now.current = deal

  async function submit(given: FormData) {
    const versions = overtakenFields({ opened, seen: seen.current, now: deal }, given)
    if (versions.length > 0) {
      return {
        says: 'Somebody has changed this meanwhile.',
        versions,
        see: () => {
          seen.current = now.current
        },
        take() {
          seen.current = now.current
          open(now.current)
          setTakes(takes + 1)
        },
      }
    }
    const change = changeOfDeal(opened, given)
    return change && act(EditDeal, { input: { ...change, expectedUpdatedAt: deal.updatedAt } })
  }

  return (
    <ActForm
      title="The deal"
      says="What is emptied is no longer known. Another agreed price needs a reason; a reduction with its evidence is an act of its own."
      submit="Save it"
      onClose={onClose}
      onSubmit={submit}
    >
      <SimpleGrid key={takes} cols={{ base: 1, xs: 2 }} spacing="sm">
        {dealFields.filter(isTyped).map((field, index) => (
          <TextInput
            key={field.name}
            {...inputOf(field)}
            data-autofocus={index === 0 || undefined}
            defaultValue={shownInField(opened, field)}
          />
        ))}
      </SimpleGrid>
      {opened.fellThroughAt !== null && (
        <FallThroughInput name="fallThroughKind" given={opened.fallThroughKind} />
      )}
      <TextInput name="reason" label="Why (needed for another price)" />
    </ActForm>
  )
}

const isTyped = ({ kind }: DealField) => kind !== 'choice'

const inputOf = ({ name, label, kind }: DealField) => ({
  ...{ name, label },
  ...(kind === 'sum' && { leftSection: '£', inputMode: 'decimal' as const }),
  ...(kind === 'day' && { type: 'date' }),
  ...(kind === 'moment' && { type: 'datetime-local' }),
})
