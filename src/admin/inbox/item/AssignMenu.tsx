import { Button, Kbd, Menu } from '@mantine/core'
import { useColleagues } from '../../owner/useColleagues.ts'
import type { Acts } from '../state/acts.ts'
import type { Item } from '../state/inbox_state.ts'
import type { Hands } from '../state/useHands.ts'

interface Props {
  item: Item
  acts: Acts
  hands: Hands
}

/** Whose it is. */
export function AssignMenu({ item, acts, hands }: Props) {
  const isMine = item.assignedTo === hands.userName
  return (
    <>
      <Button size="xs" variant="default" onClick={hands.assignToMe} rightSection={<Kbd size="xs">a</Kbd>}>
        {isMine ? 'Make it nobody’s' : 'Make it mine'}
      </Button>
      <Menu width={240}>
        <Menu.Target>
          <Button size="xs" variant="default">
            {whoseInWords(item)} …
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {item.assignedTo !== null && (
            <Menu.Item onClick={() => acts.assign(item, null)}>Whoever comes first</Menu.Item>
          )}
          <Others item={item} acts={acts} />
        </Menu.Dropdown>
      </Menu>
    </>
  )
}

/** Everybody else who may have it; asked for when the menu is opened. */
function Others({ item, acts }: Pick<Props, 'item' | 'acts'>) {
  const { colleagues, problem } = useColleagues()
  if (colleagues === undefined) return <Menu.Label>{problem ?? 'Asking who works here …'}</Menu.Label>
  const others = colleagues.filter(({ name }) => name !== item.assignedTo)
  return (
    <>
      <Menu.Label>{others.length === 0 ? 'There is nobody else.' : 'Give it to'}</Menu.Label>
      {others.map(({ name, isAway }) => (
        <Menu.Item key={name} onClick={() => acts.assign(item, name)}>
          {name}
          {isAway && ', away'}
        </Menu.Item>
      ))}
    </>
  )
}

function whoseInWords({ assignedTo, passedOnTo }: Item): string {
  if (passedOnTo === 'everybody') return 'Everybody’s: it was overdue'
  if (assignedTo === null) return 'Nobody’s'
  return passedOnTo === 'owner' ? `${assignedTo}’s by the rules: it was overdue` : `${assignedTo}’s`
}
