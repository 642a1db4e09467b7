import { Button, Menu, useMantineColorScheme } from '@mantine/core'
import { Link } from 'wouter'
import { signOut, useSession } from '../session/session.ts'
import { timeZone } from '../time/clock.ts'
import classes from './Header.module.css'

const schemes = [
  ['light', 'Light'],
  ['dark', 'Dark'],
  ['auto', 'As the system'],
] as const

export function UserMenu({ onHelp, onPalette }: { onHelp: () => void; onPalette: () => void }) {
  const session = useSession()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  if (session.state !== 'in') return null
  const { name, role } = session.user
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <Button variant="subtle" size="xs" px="xs" maw={140} className={classes.user}>
          {name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {name}, {role}. Times are in {timeZone()}.
        </Menu.Label>
        <Menu.Item onClick={onPalette}>Go to …</Menu.Item>
        <Menu.Item onClick={onHelp}>Help and keys</Menu.Item>
        <Menu.Item component={Link} href="/notices">
          What you are told
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>Colours</Menu.Label>
        {schemes.map(([scheme, label]) => (
          <Menu.Item
            key={scheme}
            rightSection={colorScheme === scheme ? '✓' : undefined}
            onClick={() => setColorScheme(scheme)}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => signOut()}>Sign out</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
