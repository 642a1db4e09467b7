import { Button, Table, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { type OwnerRulesQuery, SayAway, SayBack } from '../../graphql/documents.ts'
import { useMayAct, useUserName } from '../../session/useMayAct.ts'
import type { Change } from './useOwnerRules.ts'

interface Props {
  colleagues: OwnerRulesQuery['colleagues']
  change: Change
  isAdmin: boolean
}

/** Who is there to look after leads; everybody says so of themselves, admins of all. */
export function AwayTable({ colleagues, change, isAdmin }: Props) {
  const me = useUserName()
  const mayAct = useMayAct()
  const [problem, setProblem] = useState<string>()
  const say = async (name: string, isAway: boolean) =>
    setProblem(
      isAway
        ? await change(SayBack, { userName: name })
        : await change(SayAway, { userName: name, until: null }),
    )
  return (
    <div>
      <Title order={3} size="h4">
        Who is there
      </Title>
      <Text size="sm" c="dimmed">
        Nobody is given leads while they are away, and what waits for them is passed on when it is overdue.
      </Text>
      <Table>
        <Table.Tbody>
          {colleagues.map(({ name, isAway, leadCount }) => (
            <Table.Tr key={name}>
              <Table.Th scope="row" fw={400}>
                {name}
              </Table.Th>
              <Table.Td>{leadCount === 1 ? '1 lead' : `${leadCount} leads`}</Table.Td>
              <Table.Td>{isAway ? 'away' : 'there'}</Table.Td>
              <Table.Td ta="right">
                {(isAdmin || (mayAct && name === me)) && (
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={`${name} is ${isAway ? 'back' : 'away'}`}
                    onClick={() => say(name, isAway)}
                  >
                    {isAway ? 'Is back' : 'Is away'}
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text role="alert" size="sm" c="var(--mantine-color-error)">
        {problem}
      </Text>
    </div>
  )
}
