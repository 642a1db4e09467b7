import { NativeSelect, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useQuery } from 'urql'
import { ActForm } from '../../forms/ActForm.tsx'
import { givenText } from '../../forms/given.ts'
import { FlagProperty, FlagRules } from '../../graphql/documents.ts'
import { useSheet } from '../state/sheet.ts'

/** What a person learned of the property that a buyer has to know. */
export function FlagDialog({ onClose }: { onClose: () => void }) {
  const { lead, act } = useSheet()
  const [{ data }] = useQuery({ query: FlagRules })
  const rules = data?.flagRules?.nodes ?? []
  const [chosen, setChosen] = useState<string>()
  const rule = rules.find(({ flag }) => flag === chosen) ?? rules[0]
  return (
    <ActForm
      title="Note a red flag"
      says="No offer is made before a person has looked at it."
      submit="Note it"
      onClose={onClose}
      onSubmit={(given) =>
        act(FlagProperty, {
          leadId: lead.id,
          flag: givenText(given, 'flag') ?? '',
          said: givenText(given, 'said') ?? '',
        })
      }
    >
      <NativeSelect
        name="flag"
        label="What it is"
        description={rule?.description}
        required
        data={rules.map(({ flag, title }) => ({ value: flag, label: title }))}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data-autofocus
      />
      <Textarea name="said" label="The words that told it" required autosize minRows={2} />
    </ActForm>
  )
}
