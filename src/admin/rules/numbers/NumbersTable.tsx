import { AgentNumbers } from '../../graphql/documents.ts'
import { useIsAdmin } from '../../session/useMayAct.ts'
import { ActTable } from '../../tables/ActTable.tsx'
import { useLive } from '../../tables/useLive.ts'
import { NumberDialog } from './NumberDialog.tsx'
import { numbersOf, shownNumber, titleOfNumber } from './numbers.ts'

/** The numbers that the built-in agents go by. */
export function NumbersTable() {
  const { data, problem, readAgain } = useLive(AgentNumbers, {}, 60_000)
  return (
    <ActTable
      title="How offers are worked out"
      says="What the deal validator and the offer engine go by, from the next lead on. Offers that were made stay."
      rows={data && numbersOf(data)}
      keyOf={({ parameter, only }) => `${parameter} ${only}`}
      columns={[
        { title: 'What', value: ({ parameter }) => titleOfNumber(parameter) },
        { title: 'Is', value: ({ value }) => shownNumber(value), isNumber: true },
        { title: 'Usually', value: ({ usual }) => shownNumber(usual), isNumber: true },
        { title: 'It means', value: ({ meaning }) => meaning },
        { title: 'Who goes by it', value: ({ who }) => who },
      ]}
      empty="No built-in agent has any."
      problem={problem}
      mayAct={useIsAdmin()}
      act="Change"
      actOn={({ parameter, only, who }) =>
        `Change ${titleOfNumber(parameter)}${only === null ? '' : ` of ${who}`}`
      }
      dialog={(number, close) => <NumberDialog number={number} onClose={close} onChange={readAgain} />}
    />
  )
}
