import { Button, Menu } from '@mantine/core'
import { useState } from 'react'
import { SystemUsers, type SystemUsersQuery } from '../../graphql/documents.ts'
import { SmallButton } from '../../look/SmallButton.tsx'
import { type Column, DataTable } from '../../tables/DataTable.tsx'
import { useLive } from '../../tables/useLive.ts'
import { AddUserDialog } from './AddUserDialog.tsx'
import { LinkDialog } from './LinkDialog.tsx'
import { type UserAct, UserActDialog } from './UserActDialog.tsx'

type User = SystemUsersQuery['users']['nodes'][number]

const ways = {
  password: 'Password',
  identity_provider: 'Company account',
  both: 'Password, company account',
  link: 'Not yet: has a link',
  UNKNOWN: '',
} as const

const wayOf = ({ signsInBy, linkExpiresAt, disabledAt }: User) => {
  if (disabledAt !== null) return 'May not sign in'
  return signsInBy === 'link' && linkExpiresAt === null ? 'Not yet: the link is too old' : ways[signsInBy]
}

const columns: readonly Column<User>[] = [
  { title: 'Name', value: ({ name }) => name },
  { title: 'Role', value: ({ role }) => role },
  { title: 'Signs in by', value: wayOf },
  { title: 'Last seen', value: ({ lastSeenAt }) => lastSeenAt, clock: 'real' },
  { title: 'Sessions', value: ({ openSessions }) => openSessions, isNumber: true },
  { title: 'Added', value: ({ createdAt }) => createdAt, clock: 'real' },
]

/** Who may sign in, and what they may do. */
export function UsersSection() {
  const { data, problem, readAgain } = useLive(SystemUsers, {})
  const [isAdding, setAdding] = useState(false)
  const [act, setAct] = useState<UserAct>()
  const [link, setLink] = useState<{ userName: string; code: string; expiresAt: string }>()
  return (
    <>
      <DataTable
        title="Users"
        rows={data?.users.nodes}
        columns={columns}
        keyOf={({ id }) => id}
        aside={
          <Button size="xs" onClick={() => setAdding(true)}>
            Add somebody
          </Button>
        }
        acts={(user) => <ActsOnUser user={user} onChoose={setAct} />}
        empty="Nobody may sign in."
        problem={problem}
      />
      {isAdding && <AddUserDialog onClose={() => setAdding(false)} onAdded={setLink} onChange={readAgain} />}
      {act !== undefined && (
        <UserActDialog act={act} onClose={() => setAct(undefined)} onLink={setLink} onChange={readAgain} />
      )}
      {link !== undefined && <LinkDialog link={link} onClose={() => setLink(undefined)} />}
    </>
  )
}

function ActsOnUser({ user, onChoose }: { user: User; onChoose: (act: UserAct) => void }) {
  const { name, role, disabledAt, openSessions } = user
  const roles = (['viewer', 'operator', 'admin'] as const).filter((each) => each !== role)
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <SmallButton aria-label={`Change ${name}`}>Change …</SmallButton>
      </Menu.Target>
      <Menu.Dropdown>
        {roles.map((each) => (
          <Menu.Item key={each} onClick={() => onChoose({ kind: 'role', name, role: each })}>
            Make {name} {each === 'viewer' ? 'a' : 'an'} {each}
          </Menu.Item>
        ))}
        <Menu.Divider />
        {disabledAt === null && (
          <Menu.Item onClick={() => onChoose({ kind: 'link', name })}>A link for a new password</Menu.Item>
        )}
        {openSessions > 0 && (
          <Menu.Item onClick={() => onChoose({ kind: 'sign out', name })}>Sign out everywhere</Menu.Item>
        )}
        {disabledAt === null ? (
          <Menu.Item c="var(--mantine-color-error)" onClick={() => onChoose({ kind: 'end', name })}>
            End access
          </Menu.Item>
        ) : (
          <Menu.Item onClick={() => onChoose({ kind: 'let in', name })}>Let in again</Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
