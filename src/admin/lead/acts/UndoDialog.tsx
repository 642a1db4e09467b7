import { NativeSelect, Skeleton, Text } from '@mantine/core'
import { useState } from 'react'
import { useQuery } from 'urql'
import { ActForm } from '../../forms/ActForm.tsx'
import { givenText } from '../../forms/given.ts'
import { Reason } from '../../forms/Reason.tsx'
import { ManualChanges, Undo, UndoPreview } from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'
import { useSheet } from '../state/sheet.ts'
import { changeInWords, changesOf } from './changes.ts'
import { undoInWords } from './undo_words.ts'

const fresh = { requestPolicy: 'network-only' } as const

/** Takes back what a person changed, the last or an earlier one, after it has said what that does. */
export function UndoDialog({ onClose }: { onClose: () => void }) {
  const { lead, titleOf, act } = useSheet()
  const [chosenId, choose] = useState<string>()
  const [read] = useQuery({ query: ManualChanges, variables: { leadId: lead.id }, ...fresh })
  const changes = changesOf(read.data?.auditLogs?.nodes ?? [])
  const change = changes.find(({ id }) => id === chosenId) ?? changes[0]
  const [preview] = useQuery({
    query: UndoPreview,
    variables: { auditId: change?.id ?? '' },
    pause: change === undefined,
    ...fresh,
  })
  const explained = preview.data?.explainUndo
  const error = read.error ?? preview.error
  const isReading = read.fetching || (change !== undefined && preview.fetching)
  const lines = explained && !preview.fetching ? undoInWords(explained, titleOf) : undefined
  return (
    <ActForm
      title="Take back a change by hand"
      submit="Take it back"
      isGrave
      isImpossible={!explained || preview.fetching || explained.obstacles.length > 0}
      onClose={onClose}
      onSubmit={async (given) =>
        act(Undo, { auditId: explained?.auditId ?? '', reason: givenText(given, 'reason') ?? '' })
      }
    >
      {changes.length > 1 && (
        <NativeSelect
          label="Which"
          value={change?.id ?? ''}
          data={changes.map((each) => ({ value: each.id, label: changeInWords(each, titleOf) }))}
          onChange={(event) => choose(event.currentTarget.value)}
        />
      )}
      {isReading && <Skeleton h={80} />}
      {!isReading && change === undefined && <Text>Nobody has changed anything of this lead by hand.</Text>}
      {error && <Text role="alert">{refusalInWords(error)}</Text>}
      {lines && (
        <ul style={{ margin: 0, paddingLeft: '1.2rem' }}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {(isReading || change !== undefined) && <Reason isFirst />}
    </ActForm>
  )
}
