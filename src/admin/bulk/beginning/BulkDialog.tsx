import { useState } from 'react'
import { FallThroughInput } from '../../board/move/FallThroughInput.tsx'
import { ActForm } from '../../forms/ActForm.tsx'
import { givenText } from '../../forms/given.ts'
import { Reason } from '../../forms/Reason.tsx'
import { liveClient } from '../../graphql/clients.ts'
import { StartBulk } from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'
import { useUserName } from '../../session/useMayAct.ts'
import { BulkPreview } from '../preview/BulkPreview.tsx'
import { useBulkPreview } from '../preview/useBulkPreview.ts'
import { verbs } from '../state/act_words.ts'
import { noteBulkAct } from '../state/live_acts.ts'
import { leadsOf, type Meant, type Needs } from '../state/meant.ts'
import { howManyInWords, labels, type OfferedVerb } from '../state/verbs.ts'
import { BulkBegun } from './BulkBegun.tsx'
import { VerbFields } from './VerbFields.tsx'

interface Props {
  verb: OfferedVerb
  meant: Meant
  onClose: () => void
  /** It goes on by itself; nobody need stay. */
  onBegun: () => void
}

/** One thing done to many leads: first to how many, and which would be refused and why; then how far it is. */
export function BulkDialog({ verb, meant, onClose, onBegun }: Props) {
  const me = useUserName()
  const [needs, setNeeds] = useState<Needs>(verb === 'assign' ? { assignee: me } : {})
  const [begun, setBegun] = useState<string>()
  // The same act, however often somebody presses.
  const [actId] = useState(() => crypto.randomUUID())
  const [looks, setLooks] = useState(0)
  const preview = useBulkPreview(verb, meant, needs, looks)
  const { found } = preview
  const [asksFallThrough, setAsks] = useState(false)
  // What was chosen stays while somebody looks once more.
  const asksNow = found === undefined ? asksFallThrough : found.asksFallThrough > 0
  if (asksNow !== asksFallThrough) setAsks(asksNow)
  const { deed, meaning } = verbs[verb]
  const title = `${labels[verb]}: many leads at once`
  if (begun !== undefined) return <BulkBegun title={title} actId={begun} onClose={onBegun} />

  async function begin(given: FormData): Promise<string | undefined> {
    const input = {
      ...{ verb, ...leadsOf(meant), ...needs, expected: found?.matched ?? null, actId },
      reason: givenText(given, 'reason') ?? '',
      fallThrough: givenText(given, 'fallThrough') ?? null,
    }
    const { data, error } = await liveClient.mutation(StartBulk, { input }).toPromise()
    if (error) setLooks(looks + 1)
    if (data?.startBulkAct) {
      noteBulkAct(data.startBulkAct.result)
      setBegun(data.startBulkAct.result.id)
    }
    return error && refusalInWords(error)
  }

  return (
    <ActForm
      title={title}
      says={meaning}
      submit={`${deed} ${howManyInWords(found?.doable ?? 0)}`}
      isImpossible={!found?.doable}
      staysOpen
      onClose={onClose}
      onSubmit={begin}
    >
      <VerbFields verb={verb} hasFilter={'filter' in meant} needs={needs} onChange={setNeeds} />
      {asksFallThrough && <FallThroughInput />}
      <Reason description="It goes into the history of each lead." maxLength={2000} />
      <BulkPreview {...preview} />
    </ActForm>
  )
}
