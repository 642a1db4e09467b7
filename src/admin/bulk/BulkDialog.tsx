import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { FallThroughInput } from '../board/move/FallThroughInput.tsx'
import { liveClient } from '../graphql/clients.ts'
import { StartBulk } from '../graphql/documents.ts'
import { refusalInWords } from '../graphql/refusal.ts'
import { Dialog } from '../look/Dialog.tsx'
import { useUserName } from '../session/useMayAct.ts'
import { verbs } from './act_words.ts'
import { BulkBegun } from './BulkBegun.tsx'
import { BulkPreview } from './BulkPreview.tsx'
import { noteBulkAct } from './live_acts.ts'
import { leadsOf, type Meant, type Needs } from './meant.ts'
import { useBulkPreview } from './useBulkPreview.ts'
import { VerbFields } from './VerbFields.tsx'
import { howManyInWords, labels, type OfferedVerb } from './verbs.ts'

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
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  // The same act, however often somebody presses.
  const [actId] = useState(() => crypto.randomUUID())
  const [looks, setLooks] = useState(0)
  const preview = useBulkPreview(verb, meant, needs, looks)
  const [asksFallThrough, setAsks] = useState(false)
  // What was chosen stays while somebody looks once more.
  const asksNow = preview.found === undefined ? asksFallThrough : preview.found.asksFallThrough > 0
  if (asksNow !== asksFallThrough) setAsks(asksNow)
  const { deed, meaning } = verbs[verb]

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const told = new FormData(event.currentTarget)
    const [reason, fallThrough] = [told.get('reason'), told.get('fallThrough')]
    if (typeof reason !== 'string' || preview.found === undefined) return
    setBusy(true)
    const input = {
      ...{ verb, reason, ...leadsOf(meant), ...needs, expected: preview.found.matched, actId },
      fallThrough: typeof fallThrough === 'string' ? fallThrough : null,
    }
    const { data, error } = await liveClient.mutation(StartBulk, { input }).toPromise()
    setBusy(false)
    setProblem(error && refusalInWords(error))
    if (error) setLooks(looks + 1)
    if (data?.startBulkAct == null) return
    noteBulkAct(data.startBulkAct.result)
    setBegun(data.startBulkAct.result.id)
  }

  return (
    <Dialog
      isOpen
      onClose={begun === undefined ? onClose : onBegun}
      title={`${labels[verb]}: many leads at once`}
    >
      {begun !== undefined ? (
        <BulkBegun actId={begun} onClose={onBegun} />
      ) : (
        <form onSubmit={submit}>
          <Stack>
            <Text size="sm">{meaning}</Text>
            <VerbFields verb={verb} hasFilter={'filter' in meant} needs={needs} onChange={setNeeds} />
            {asksFallThrough && <FallThroughInput />}
            <Textarea
              name="reason"
              label="Why"
              description="It goes into the history of each lead."
              required
              maxLength={2000}
            />
            <BulkPreview {...preview} />
            {problem !== undefined && (
              <Alert color="red" c="var(--mantine-color-text)">
                {problem}
              </Alert>
            )}
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                Do nothing
              </Button>
              <Button type="submit" loading={isBusy} disabled={!preview.found?.doable}>
                {deed} {howManyInWords(preview.found?.doable ?? 0)}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Dialog>
  )
}
