import { Button } from '@mantine/core'
import { useState } from 'react'
import { SystemAccess } from '../../graphql/documents.ts'
import { SmallButton } from '../../look/SmallButton.tsx'
import { useIsAdmin } from '../../session/useMayAct.ts'
import { DataTable } from '../../tables/DataTable.tsx'
import { useLive } from '../../tables/useLive.ts'
import { type AccessAct, AccessActDialog } from './AccessActDialog.tsx'
import { AddTokenDialog } from './AddTokenDialog.tsx'
import { sessionColumns, tokenColumns } from './access_columns.tsx'
import { OwnPassword } from './OwnPassword.tsx'

/** Where people are signed in and with what programs act for them: one's own, for admins everybody's. */
export function AccessSection() {
  const isAdmin = useIsAdmin()
  const { data, problem, readAgain } = useLive(SystemAccess, {})
  const [act, setAct] = useState<AccessAct>()
  const [isAdding, setAdding] = useState(false)
  return (
    <>
      <OwnPassword />
      <DataTable
        title="Sessions"
        says={
          isAdmin
            ? 'Every browser in which somebody is signed in.'
            : 'The browsers in which you are signed in.'
        }
        rows={data?.userSessions.nodes.toSorted((one, other) => Number(other.isThis) - Number(one.isThis))}
        columns={sessionColumns}
        keyOf={({ id }) => id}
        aside={
          <Button size="xs" variant="default" onClick={() => setAct({ kind: 'everywhere' })}>
            Sign out everywhere
          </Button>
        }
        acts={({ id, userName, isThis }) => (
          <SmallButton
            aria-label={isThis ? 'Sign out here' : `End a session of ${userName}`}
            onClick={() => setAct({ kind: 'session', id, of: userName })}
          >
            {isThis ? 'Sign out' : 'End'}
          </SmallButton>
        )}
        empty="Nobody is signed in by a browser."
        problem={problem}
      />
      <DataTable
        title="Tokens"
        says="With what programs act for somebody. The token itself is shown once, when it is made."
        rows={data?.apiTokens.nodes}
        columns={tokenColumns}
        keyOf={({ id }) => id}
        aside={
          isAdmin && (
            <Button size="xs" onClick={() => setAdding(true)}>
              Add a token
            </Button>
          )
        }
        acts={({ id, name, status }) =>
          status === 'valid' && (
            <SmallButton
              aria-label={`End the token ${name}`}
              onClick={() => setAct({ kind: 'token', id, of: name })}
            >
              End
            </SmallButton>
          )
        }
        empty="There are no tokens."
      />
      {act !== undefined && (
        <AccessActDialog act={act} onClose={() => setAct(undefined)} onChange={readAgain} />
      )}
      {isAdding && <AddTokenDialog onClose={() => setAdding(false)} onChange={readAgain} />}
    </>
  )
}
