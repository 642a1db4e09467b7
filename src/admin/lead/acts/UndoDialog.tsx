import { Skeleton, Text } from '@mantine/core'
import { useQuery } from 'urql'
import { ManualChanges, Undo, UndoPreview } from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'
import { useSheet } from '../state/sheet.ts'
import { ActForm } from './ActForm.tsx'
import { givenText } from './given.ts'
import { Reason } from './Reason.tsx'
import { undoInWords } from './undo_words.ts'

/** Takes back what a person changed last, after it has said what that does. */
export function UndoDialog({ onClose }: { onClose: () => void }) {
  const { lead, titleOf, act } = useSheet()
  const fresh = { requestPolicy: 'network-only' } as const
  const [changes] = useQuery({ query: ManualChanges, variables: { leadId: lead.id }, ...fresh })
  const last = changes.data?.auditLogs?.nodes[0]
  const [preview] = useQuery({
    query: UndoPreview,
    variables: { auditId: last?.id ?? '' },
    pause: last === undefined,
    ...fresh,
  })
  const explained = preview.data?.explainUndo
  const error = changes.error ?? preview.error
  const isReading = changes.fetching || (last !== undefined && preview.fetching)
  const lines = explained && undoInWords(explained, titleOf)
  return (
    <ActForm
      title="Take back the last change by hand"
      submit="Take it back"
      isGrave
      isImpossible={!explained || explained.obstacles.length > 0}
      onClose={onClose}
      onSubmit={async (given) =>
        act(Undo, { auditId: explained?.auditId ?? '', reason: givenText(given, 'reason') ?? '' })
      }
    >
      {isReading && <Skeleton h={80} />}
      {!isReading && last === undefined && <Text>Nobody has changed anything of this lead by hand.</Text>}
      {error && <Text role="alert">{refusalInWords(error)}</Text>}
      {lines && (
        <ul style={{ margin: 0, paddingLeft: '1.2rem' }}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {explained && explained.obstacles.length === 0 && <Reason isFirst />}
    </ActForm>
  )
}
