import { ActForm } from '../forms/ActForm.tsx'
import { givenText } from '../forms/given.ts'
import { Reason } from '../forms/Reason.tsx'
import { usePreview } from '../forms/usePreview.ts'
import { liveClient } from '../graphql/clients.ts'
import { type BulkActFactsFragment, PreviewUndoOfBulk, UndoBulk } from '../graphql/documents.ts'
import { refusalInWords } from '../graphql/refusal.ts'
import { BulkPreview } from './preview/BulkPreview.tsx'
import { actInWords } from './state/act_words.ts'
import { noteBulkAct } from './state/live_acts.ts'
import { howManyInWords } from './state/verbs.ts'

/** Takes an act back: first for how many leads, and which have moved on and are left alone. */
export function UndoDialog({ act, onClose }: { act: BulkActFactsFragment; onClose: () => void }) {
  const { data, problem } = usePreview(PreviewUndoOfBulk, { actId: act.id })
  const found = data?.previewUndoOfBulkAct ?? undefined
  return (
    <ActForm
      title={`Take back: ${actInWords(act)}`}
      says={
        act.ofItems
          ? 'Each question is again what it was before; what has been done about it since is left alone.'
          : 'Each lead goes back to what it was, with its clock where it stood. What has left stays sent; a lead that has moved on since is left alone.'
      }
      submit={`Take back ${howManyInWords(found?.doable ?? 0, act.ofItems)}`}
      isImpossible={!found?.doable}
      onClose={onClose}
      onSubmit={async (given) => {
        const reason = givenText(given, 'reason') ?? ''
        const undo = { actId: act.id, reason, expected: found?.matched ?? null }
        const { data: done, error } = await liveClient.mutation(UndoBulk, undo).toPromise()
        if (done?.undoBulkAct) noteBulkAct(done.undoBulkAct.result)
        return error && refusalInWords(error)
      }}
    >
      <BulkPreview found={found} problem={problem} areItems={act.ofItems} isUndo />
      <Reason isFirst maxLength={2000} />
    </ActForm>
  )
}
