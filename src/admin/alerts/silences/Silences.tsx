import { ReasonForm } from '../../forms/ReasonForm.tsx'
import { attempt } from '../../graphql/attempt.ts'
import { AlertSilences, EndSilence, type SilenceFragment as Silence } from '../../graphql/documents.ts'
import { useMayAct } from '../../session/useMayAct.ts'
import { ActTable } from '../../tables/ActTable.tsx'
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
  const { data, problem, readAgain } = useLive(AlertSilences, {}, 30_000)
  const now = Date.parse(data?.now ?? '')
  const stands = ({ endedAt, until }: Silence) => endedAt === null && Date.parse(until) > now
  const past = data?.latest.nodes.filter((silence) => !stands(silence)) ?? []
  return (
    <>
      <ActTable
        title="Silences"
        says="Nobody is told of these alerts. They are raised and shown all the same: silence one there."
        rows={data?.notEnded.nodes.filter(stands)}
        keyOf={({ id }) => id}
        columns={columns}
        empty="Nothing is silenced."
        problem={problem}
        mayAct={useMayAct()}
        act="End …"
        actOn={({ type }) => `End the silence of ${spoken(type)}`}
        dialog={({ id: silenceId, type }, close) => (
          <ReasonForm
            title="End the silence"
            says={`What is open of ${spoken(type)} is told at once.`}
            submit="End it"
            onClose={close}
            onSubmit={(reason) => attempt(EndSilence, { silenceId, reason }).finally(() => void readAgain())}
          />
        )}
      />
      {past.length > 0 && (
        <DataTable title="Past silences" rows={past} keyOf={({ id }) => id} columns={columns} empty="" />
      )}
    </>
  )
}
