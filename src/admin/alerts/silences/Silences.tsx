import { Button } from '@mantine/core'
import { useState } from 'react'
import { ActForm } from '../../forms/ActForm.tsx'
import { givenText } from '../../forms/given.ts'
import { Reason } from '../../forms/Reason.tsx'
import { liveClient } from '../../graphql/clients.ts'
import { AlertSilences, EndSilence, type SilenceFragment as Silence } from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'
import { useMayAct } from '../../session/useMayAct.ts'
import { type Column, DataTable } from '../../tables/DataTable.tsx'
import { useLive } from '../../tables/useLive.ts'
import { When } from '../../time/When.tsx'
import { capital, spoken } from '../../words/plain_words.ts'

const columns: Column<Silence>[] = [
  { title: 'Alert', value: ({ type }) => capital(spoken(type)) },
  { title: 'About', value: ({ scope }) => scope ?? 'everything' },
  { title: 'Why', value: ({ reason }) => reason },
  { title: 'By', value: ({ silencedBy }) => silencedBy },
  {
    title: 'Until',
    value: ({ endedAt, until }) => endedAt ?? until,
    show: ({ endedAt, endedBy, until }) => (
      <>
        <When at={endedAt ?? until} />
        {endedBy !== null && `, ended by ${endedBy}`}
      </>
    ),
  },
]

/** Of what nobody is told, until when, and who said so; all that stand, and the latest of those that are over. */
export function Silences() {
  const mayAct = useMayAct()
  const { data, problem, readAgain } = useLive(AlertSilences, {}, 30_000)
  const [ending, setEnding] = useState<Silence>()
  const now = Date.parse(data?.now ?? '')
  const stands = ({ endedAt, until }: Silence) => endedAt === null && Date.parse(until) > now
  const past = data?.latest.nodes.filter((silence) => !stands(silence)) ?? []
  return (
    <>
      <DataTable
        title="Silences"
        says="Nobody is told of these alerts. They are raised and shown all the same: silence one there."
        rows={data?.notEnded.nodes.filter(stands)}
        keyOf={({ id }) => id}
        columns={columns}
        {...(mayAct && {
          acts: (silence: Silence) => (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={`End the silence of ${spoken(silence.type)}`}
              onClick={() => setEnding(silence)}
            >
              End …
            </Button>
          ),
        })}
        empty="Nothing is silenced."
        problem={problem}
      />
      {past.length > 0 && (
        <DataTable title="Past silences" rows={past} keyOf={({ id }) => id} columns={columns} empty="" />
      )}
      {ending !== undefined && (
        <ActForm
          title="End the silence"
          says={`What is open of ${spoken(ending.type)} is told at once.`}
          submit="End it"
          onClose={() => setEnding(undefined)}
          onSubmit={async (given) => {
            const reason = givenText(given, 'reason') ?? ''
            const { error } = await liveClient
              .mutation(EndSilence, { silenceId: ending.id, reason })
              .toPromise()
            void readAgain()
            return error && refusalInWords(error)
          }}
        >
          <Reason isFirst />
        </ActForm>
      )}
    </>
  )
}
