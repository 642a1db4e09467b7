import { Button } from '@mantine/core'
import { useState } from 'react'
import { ActForm } from '../../forms/ActForm.tsx'
import { givenText } from '../../forms/given.ts'
import { Reason } from '../../forms/Reason.tsx'
import { liveClient } from '../../graphql/clients.ts'
import { ChangedRules, type ChangedRulesQuery, TakeBackRule } from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'
import { useIsAdmin } from '../../session/useMayAct.ts'
import { DataTable } from '../../tables/DataTable.tsx'
import { useLive } from '../../tables/useLive.ts'
import { When } from '../../time/When.tsx'
import { valueInWords } from './value_in_words.ts'

type Change = ChangedRulesQuery['changedRules']['nodes'][number]

const whatOf = ({ tableName, rowId, columnName }: Change) =>
  `${columnName.replaceAll('_', ' ')} of ${tableName === 'settings' ? 'the settings' : rowId.replaceAll('_', ' ').replace(':', ', ')}`

/** Where the rules differ from the release, who changed them last, and why. */
export function ChangedSection() {
  const isAdmin = useIsAdmin()
  const { data, problem, readAgain } = useLive(ChangedRules, {}, 30_000)
  const [chosen, setChosen] = useState<Change>()
  return (
    <>
      <DataTable
        title="Changed by people"
        says="Here the rules are other than the latest release made them. The next release may write over it; npm run migrate then says so."
        rows={data?.changedRules.nodes}
        keyOf={(change) => whatOf(change)}
        columns={[
          { title: 'What', value: whatOf },
          { title: 'Is', value: ({ presentValue }) => valueInWords(presentValue) },
          { title: 'The release says', value: ({ releasedValue }) => valueInWords(releasedValue) },
          { title: 'Changed by', value: ({ changedBy }) => changedBy },
          {
            title: 'When',
            value: ({ changedAt }) => changedAt,
            show: ({ changedAt }) => <When at={changedAt} />,
          },
          { title: 'Why', value: ({ reason }) => reason },
        ]}
        {...(isAdmin && {
          acts: (change: Change) => (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={`Take back ${whatOf(change)}`}
              onClick={() => setChosen(change)}
            >
              Take back
            </Button>
          ),
        })}
        empty="Every rule is as the latest release made it."
        problem={problem}
      />
      {chosen !== undefined && (
        <ActForm
          title={`Take back: ${whatOf(chosen)}`}
          says={`It becomes what it was before ${chosen.changedBy} changed it, and so does whatever that change wrote besides.`}
          submit="Take it back"
          isGrave
          onClose={() => setChosen(undefined)}
          onSubmit={async (given) => {
            const asked = { auditId: chosen.auditId, reason: givenText(given, 'reason') ?? '' }
            const { error } = await liveClient.mutation(TakeBackRule, asked).toPromise()
            await readAgain()
            return error && refusalInWords(error)
          }}
        >
          <Reason isFirst />
        </ActForm>
      )}
    </>
  )
}
