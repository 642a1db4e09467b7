import { RetentionRules } from '../../graphql/documents.ts'
import { useIsAdmin } from '../../session/useMayAct.ts'
import { ActTable } from '../../tables/ActTable.tsx'
import { useLive } from '../../tables/useLive.ts'
import { ageInWords } from './ages.ts'
import { ErasureTables } from './ErasureTables.tsx'
import { RetentionDialog } from './RetentionDialog.tsx'
import type { RetentionRule } from './retention_rule.ts'

/** For how long personal data are kept, what is past its time, and what was erased last. */
export function RetentionSection() {
  const { data, problem, readAgain } = useLive(RetentionRules, {}, 60_000)
  const dueOf = ({ kind }: RetentionRule) =>
    data?.retentionStates.find((state) => state.kind === kind)?.due ?? 0
  return (
    <>
      <ActTable
        title="Retention"
        says="What is past its time is erased every night once its rule is on; until then it is only counted. Live leads are never touched, nor those about which a person is asked."
        rows={data?.retentionRules.nodes}
        keyOf={({ kind }) => kind}
        columns={[
          { title: 'What', value: ({ title }) => title },
          { title: 'Kept', value: ({ keptFor }) => ageInWords(keptFor) },
          {
            title: 'By itself',
            value: ({ enabled, keptFor }) => (keptFor === null ? 'never' : enabled ? 'on' : 'off'),
          },
          {
            title: 'Past its time',
            value: (rule) => (rule.keptFor === null ? null : dueOf(rule)),
            isNumber: true,
          },
          { title: 'Counted from', value: ({ countedFrom }) => countedFrom },
          { title: 'Then', value: ({ whatHappens }) => whatHappens },
          { title: 'Why', value: ({ legalBasis }) => legalBasis },
        ]}
        empty="There are no rules."
        problem={problem}
        mayAct={useIsAdmin()}
        isFor={({ keptFor }) => keptFor !== null}
        act="Change"
        actOn={({ title }) => `Change ${title}`}
        dialog={(rule, close) => <RetentionDialog rule={rule} onClose={close} onChange={readAgain} />}
      />
      <ErasureTables />
    </>
  )
}
