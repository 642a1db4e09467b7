import { Group, Text } from '@mantine/core'
import { useState } from 'react'
import { liveClient } from '../graphql/clients.ts'
import { type BulkActFactsFragment, CancelBulk, PauseBulk, ResumeBulk } from '../graphql/documents.ts'
import { refusalInWords } from '../graphql/refusal.ts'
import { ErrorText } from '../look/ErrorText.tsx'
import { SmallButton } from '../look/SmallButton.tsx'
import { useMayAct } from '../session/useMayAct.ts'
import { When } from '../time/When.tsx'
import { saveActCsv } from './act_csv.ts'
import classes from './Bulk.module.css'
import { ActProgress } from './progress/ActProgress.tsx'
import { RefusedLeads } from './RefusedLeads.tsx'
import { actInWords, choiceInWords } from './state/act_words.ts'
import { isOver, noteBulkAct } from './state/live_acts.ts'
import { UndoDialog } from './UndoDialog.tsx'

/** One act: who, when, what, to which leads, how far, and what can be done about it. */
export function ActCard({ act }: { act: BulkActFactsFragment }) {
  const mayAct = useMayAct()
  const [isUndoOpen, setUndoOpen] = useState(false)
  const [areRefusedOpen, setRefusedOpen] = useState(false)
  const [problem, setProblem] = useState<string>()

  async function steer(how: 'pause' | 'resume' | 'cancel') {
    const variables = { actId: act.id }
    const { data, error } =
      how === 'pause'
        ? await liveClient.mutation(PauseBulk, variables).toPromise()
        : how === 'resume'
          ? await liveClient.mutation(ResumeBulk, variables).toPromise()
          : await liveClient.mutation(CancelBulk, variables).toPromise()
    setProblem(error && refusalInWords(error))
    const [payload] = Object.values(data ?? {}) as ({ result: BulkActFactsFragment } | null)[]
    if (payload != null) noteBulkAct(payload.result)
  }

  return (
    <li className={classes.act} aria-label={actInWords(act)}>
      <Group justify="space-between" gap="0 0.75rem">
        <Text fw={600}>{actInWords(act)}</Text>
        <Text size="sm" c="dimmed">
          {act.askedBy}, <When at={act.startedAt} />
        </Text>
      </Group>
      <Text size="sm">
        “{act.reason}” · {choiceInWords(act)}
      </Text>
      <ActProgress act={act} />
      {problem !== undefined && <ErrorText size="sm">{problem}</ErrorText>}
      <Group gap="xs" mt="xs">
        {act.refused > 0 && (
          <SmallButton aria-expanded={areRefusedOpen} onClick={() => setRefusedOpen(!areRefusedOpen)}>
            {areRefusedOpen ? 'Hide the refused' : `Show the ${act.refused} refused`}
          </SmallButton>
        )}
        <SmallButton onClick={() => saveActCsv(act)}>CSV</SmallButton>
        {mayAct && act.status === 'running' && (
          <SmallButton onClick={() => steer('pause')}>Pause</SmallButton>
        )}
        {mayAct && act.status === 'paused' && (
          <SmallButton onClick={() => steer('resume')}>Go on</SmallButton>
        )}
        {mayAct && !isOver(act) && <SmallButton onClick={() => steer('cancel')}>Cancel the rest</SmallButton>}
        {mayAct && act.mayBeUndone && (
          <SmallButton onClick={() => setUndoOpen(true)}>Take back …</SmallButton>
        )}
      </Group>
      {areRefusedOpen && <RefusedLeads actId={act.id} count={act.refused} />}
      {isUndoOpen && <UndoDialog act={act} onClose={() => setUndoOpen(false)} />}
    </li>
  )
}
