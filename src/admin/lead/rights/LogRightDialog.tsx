import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useQuery } from 'urql'
import { ActForm } from '../../forms/ActForm.tsx'
import { givenMoment, givenText } from '../../forms/given.ts'
import { LogRight, type RightsKind, RightsRules, type RightsWay } from '../../graphql/documents.ts'
import { timeZone } from '../../time/clock.ts'
import { useSheet } from '../state/sheet.ts'
import { ways } from './right_words.ts'

/** What they asked by right, or complained of, by telephone, letter or e-mail. */
export function LogRightDialog({ onClose }: { onClose: () => void }) {
  const { lead, act } = useSheet()
  const [{ data }] = useQuery({ query: RightsRules })
  const rules = data?.rightsRules?.nodes ?? []
  const [chosen, setChosen] = useState<string>()
  const rule = rules.find(({ kind }) => kind === chosen) ?? rules[0]
  return (
    <ActForm
      title="They ask by right, or complain"
      says="The law gives a last day for the answer, which runs from the day it came. An objection to marketing silences the number at once."
      submit="Note it"
      onClose={onClose}
      onSubmit={(given) =>
        act(LogRight, {
          leadId: lead.id,
          kind: givenText(given, 'kind') as RightsKind,
          cameBy: givenText(given, 'cameBy') as RightsWay,
          said: givenText(given, 'said') ?? '',
          receivedAt: givenMoment(given, 'receivedAt'),
        })
      }
    >
      <NativeSelect
        name="kind"
        label="What they want"
        description={rule?.description}
        required
        data={rules.map(({ kind, title }) => ({ value: kind, label: title }))}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data-autofocus
      />
      <NativeSelect
        name="cameBy"
        label="How it came"
        required
        data={ways.filter(([way]) => way !== 'text').map(([value, label]) => ({ value, label }))}
      />
      <Textarea name="said" label="What they asked, in short" required autosize minRows={2} />
      <TextInput
        type="datetime-local"
        name="receivedAt"
        label="When it came to us (left empty: now)"
        description={`In ${timeZone()}.`}
      />
    </ActForm>
  )
}
