import { ReasonForm } from '../../forms/ReasonForm.tsx'
import { attempt } from '../../graphql/attempt.ts'
import { ChangedRules, type ChangedRulesQuery, Undo } from '../../graphql/documents.ts'
import { useIsAdmin } from '../../session/useMayAct.ts'
import { ActTable } from '../../tables/ActTable.tsx'
import { useLive } from '../../tables/useLive.ts'
import { valueInWords } from './value_in_words.ts'

type Change = ChangedRulesQuery['changedRules']['nodes'][number]

const whatOf = ({ tableName, rowId, columnName }: Change) =>
  `${columnName.replaceAll('_', ' ')} of ${tableName === 'settings' ? 'the settings' : rowId.replaceAll('_', ' ').replace(':', ', ')}`

/** Where the rules differ from the release, who changed them last, and why. */
export function ChangedSection() {
  const { data, problem, readAgain } = useLive(ChangedRules, {}, 30_000)
  return (
    <ActTable
      title="Changed by people"
      says="Here the rules are other than the latest release made them. The next release may write over it; npm run migrate then says so."
      rows={data?.changedRules.nodes}
      keyOf={(change) => whatOf(change)}
      columns={[
        { title: 'What', value: whatOf },
        { title: 'Is', value: ({ presentValue }) => valueInWords(presentValue) },
        { title: 'The release says', value: ({ releasedValue }) => valueInWords(releasedValue) },
        { title: 'Changed by', value: ({ changedBy }) => changedBy },
        { title: 'When', value: ({ changedAt }) => changedAt, clock: 'business' },
        { title: 'Why', value: ({ reason }) => reason },
      ]}
      empty="Every rule is as the latest release made it."
      problem={problem}
      mayAct={useIsAdmin()}
      act="Take back"
      actOn={(change) => `Take back ${whatOf(change)}`}
      dialog={(change, close) => (
        <ReasonForm
          title={`Take back: ${whatOf(change)}`}
          says={`It becomes what it was before ${change.changedBy} changed it, and so does whatever that change wrote besides.`}
          submit="Take it back"
          isGrave
          onClose={close}
          onSubmit={(reason) => attempt(Undo, { auditId: change.auditId, reason }).finally(readAgain)}
        />
      )}
    />
  )
}
