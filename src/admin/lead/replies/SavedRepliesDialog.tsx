import { Button, NativeSelect, Text, Textarea, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { useClient, useQuery } from 'urql'
import { ActForm } from '../../forms/ActForm.tsx'
import { givenText } from '../../forms/given.ts'
import { Reason } from '../../forms/Reason.tsx'
import { usePreview } from '../../forms/usePreview.ts'
import { compareWords, useSeen } from '../../forms/useSeen.ts'
import {
  PreviewText,
  type PreviewTextQuery,
  RemoveReply,
  SavedReplies,
  SaveReply,
} from '../../graphql/documents.ts'
import { counted } from '../../words/plain_words.ts'
import { useSheet } from '../state/sheet.ts'
import { claimsInWords } from '../text/claims.ts'

const aNewOne = ''

/** Adds, changes and removes what people often write; shows what it says to this lead. */
export function SavedRepliesDialog({ onClose }: { onClose: () => void }) {
  const client = useClient()
  const { lead, act, readAgain } = useSheet()
  const [{ data }] = useQuery({ query: SavedReplies, requestPolicy: 'network-only' })
  const [chosen, choose] = useState(aNewOne)
  const saving = useRef(aNewOne)
  const [body, setBody] = useState('')
  const { latest, see, change } = useSeen('', {
    async readNow() {
      void readAgain()
      const answer = await client.query(SavedReplies, {}, { requestPolicy: 'network-only' })
      return answer.data?.savedReplies?.nodes.find(({ title }) => title === saving.current)?.body
    },
    take: setBody,
    compare: compareWords,
  })
  const [isRemoved, setRemoved] = useState(false)
  const replies = data?.savedReplies?.nodes ?? []

  return (
    <ActForm
      title="Saved replies"
      says="Whoever writes to a vendor can choose one. Places to fill in: {first_name}, {company}, {address}, {offer_amount}, {video_url}."
      submit={isRemoved ? 'Remove it' : 'Save it'}
      isGrave={isRemoved}
      isImpossible={body.trim() === ''}
      onClose={onClose}
      onSubmit={async (given) => {
        const reason = givenText(given, 'reason') ?? ''
        if (isRemoved) return act(RemoveReply, { title: chosen, reason })
        const title = givenText(given, 'title') ?? ''
        const its = { body, insteadOf: latest.current, reason }
        saving.current = chosen === aNewOne ? title : chosen
        const named = chosen === aNewOne ? { title } : { title: chosen, newTitle: title }
        return change(SaveReply, { ...named, ...its }, body)
      }}
    >
      <NativeSelect
        label="Which"
        value={chosen}
        data={[{ value: aNewOne, label: 'A new one' }, ...replies.map(({ title }) => title)]}
        onChange={({ currentTarget: { value } }) => {
          choose(value)
          const words = replies.find(({ title }) => title === value)?.body ?? ''
          see(words)
          setBody(words)
          setRemoved(false)
        }}
        data-autofocus
      />
      <TextInput key={chosen} name="title" label="Title" required maxLength={60} defaultValue={chosen} />
      <Textarea
        label="Words"
        required
        autosize
        minRows={3}
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
      />
      <Preview body={body} leadId={lead.id} />
      {chosen !== aNewOne && (
        <Button variant="default" size="xs" aria-pressed={isRemoved} onClick={() => setRemoved(!isRemoved)}>
          {isRemoved ? 'Keep it' : 'Remove it from the list'}
        </Button>
      )}
      <Reason />
    </ActForm>
  )
}

function Preview({ body, leadId }: { body: string; leadId: string }) {
  const isEmpty = body.trim() === ''
  const { data, problem } = usePreview(PreviewText, isEmpty ? undefined : { body, leadId })
  return (
    <Text size="xs" c="dimmed" role="status">
      {!isEmpty && (problem ?? (data && inWords(data.previewText)))}
    </Text>
  )
}

function inWords(preview: PreviewTextQuery['previewText']): string {
  if (preview?.body == null) return 'To this lead it cannot be written: there is no offer yet.'
  const segments = counted(preview.segments ?? 0, 'segment')
  return `To this lead, in ${segments}: ${preview.body} ${claimsInWords(preview.unbackedClaims) ?? ''}`
}
