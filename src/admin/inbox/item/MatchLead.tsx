import { Button, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useQuery } from 'urql'
import { LeadsToMatch } from '../../graphql/documents.ts'

interface Props {
  phone: string
  onMatch: (leadId: string) => void
}

/** Finds the lead whose vendor has this number, too: its texts become theirs. */
export function MatchLead({ phone, onMatch }: Props) {
  const [words, setWords] = useState('')
  const [search] = useDebouncedValue(words.trim(), 250)
  const [{ data, fetching }] = useQuery({
    query: LeadsToMatch,
    variables: { search },
    pause: search.length < 2,
    requestPolicy: 'network-only',
  })
  const found =
    data?.stageBoard.flatMap(({ title, cards }) => cards.map((card) => ({ ...card, title }))) ?? []
  return (
    <Stack gap="xs">
      <TextInput
        size="sm"
        label={`Whose number is ${phone}?`}
        placeholder="Name, phone, postcode or reference of the lead"
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <div role="status">
        {search.length >= 2 && !fetching && found.length === 0 && (
          <Text size="sm" c="dimmed">
            No lead matches.
          </Text>
        )}
      </div>
      {search.length >= 2 &&
        found.slice(0, 8).map(({ leadId, vendorName, outwardCode, title }) => (
          <Button
            key={leadId}
            size="xs"
            variant="default"
            justify="flex-start"
            onClick={() => onMatch(leadId)}
          >
            {[vendorName ?? 'No name yet', outwardCode, title].filter(Boolean).join(' · ')}
          </Button>
        ))}
    </Stack>
  )
}
