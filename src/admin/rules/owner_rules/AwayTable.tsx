import { Text } from '@mantine/core'
import { useState } from 'react'
import { type OwnerRulesQuery, SayAway, SayBack } from '../../graphql/documents.ts'
import { SmallButton } from '../../look/SmallButton.tsx'
import { useMayAct, useUserName } from '../../session/useMayAct.ts'
import { DataTable } from '../../tables/DataTable.tsx'
import type { Change } from './useOwnerRules.ts'

type Colleague = OwnerRulesQuery['colleagues'][number]

interface Props {
  colleagues: readonly Colleague[]
  change: Change
  isAdmin: boolean
}

/** Who is there to look after leads; everybody says so of themselves, admins of all. */
export function AwayTable({ colleagues, change, isAdmin }: Props) {
  const me = useUserName()
  const mayAct = useMayAct()
  const [problem, setProblem] = useState<string>()
  const say = async ({ name, isAway }: Colleague) =>
    setProblem(
      isAway
        ? await change(SayBack, { userName: name })
        : await change(SayAway, { userName: name, until: null }),
    )
  return (
    <DataTable
      title="Who is there"
      says="Nobody is given leads while they are away, and what waits for them is passed on when it is overdue."
      rows={colleagues}
      keyOf={({ name }) => name}
      columns={[
        { title: 'Who', value: ({ name }) => name },
        { title: 'Leads', value: ({ leadCount }) => leadCount, isNumber: true },
        {
          title: 'There',
          value: ({ isAway }) => (isAway ? 'away' : 'there'),
          show: ({ isAway }) => (
            <Text component="span" size="sm" {...(isAway && { c: 'dimmed' })}>
              {isAway ? 'away' : 'there'}
            </Text>
          ),
        },
      ]}
      acts={(colleague) =>
        (isAdmin || (mayAct && colleague.name === me)) && (
          <SmallButton
            aria-label={`${colleague.name} is ${colleague.isAway ? 'back' : 'away'}`}
            onClick={() => say(colleague)}
          >
            {colleague.isAway ? 'Is back' : 'Is away'}
          </SmallButton>
        )
      }
      empty="Nobody may look after leads: users with the role operator or admin do."
      problem={problem}
    />
  )
}
