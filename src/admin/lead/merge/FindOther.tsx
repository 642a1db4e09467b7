import { Button, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useQuery } from 'urql'
import { LeadsCalled } from '../../graphql/documents.ts'
import { useSheet } from '../state/sheet.ts'
import type { Other } from './other.ts'

interface Props {
  but: string
  chosen: Other | undefined
  onChoose: (other: Other | undefined) => void
}

export function FindOther({ but, chosen, onChoose }: Props) {
  const { titleOf } = useSheet()
  const [words, setWords] = useState('')
  const [text] = useDebouncedValue(words.trim(), 200)
  const isAsked = text.length >= 2
  const [{ data, fetching }] = useQuery({ query: LeadsCalled, variables: { text }, pause: !isAsked })
  const found = (isAsked ? (data?.searchLeads ?? []) : []).filter(({ leadId }) => leadId !== but)
  const named = ({ vendorName, vendorPhone, propertyPostcode, stage }: Other) =>
    [vendorName ?? 'No name yet', vendorPhone, propertyPostcode, titleOf(stage)].filter(Boolean).join(' · ')
  if (chosen !== undefined) {
    return (
      <Button variant="default" justify="flex-start" onClick={() => onChoose(undefined)}>
        {named(chosen)}: another one …
      </Button>
    )
  }
  return (
    <Stack gap="xs">
      <TextInput
        label="The other lead"
        placeholder="Name, phone, postcode, address or reference"
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        data-autofocus
      />
      <Text role="status" size="sm" c="dimmed">
        {isAsked && !fetching && found.length === 0 && 'No other lead matches.'}
      </Text>
      {found.map((other) => (
        <Button
          key={other.leadId}
          size="xs"
          variant="default"
          justify="flex-start"
          onClick={() => onChoose(other)}
        >
          {named(other)}
        </Button>
      ))}
    </Stack>
  )
}
