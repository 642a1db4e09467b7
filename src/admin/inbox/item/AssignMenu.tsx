import { Button, Kbd, Menu, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Acts } from '../state/acts.ts'
import type { Item } from '../state/inbox_state.ts'
import type { Hands } from '../useHands.ts'

interface Props {
  item: Item
  acts: Acts
  hands: Hands
}

/** Whose it is. */
export function AssignMenu({ item, acts, hands }: Props) {
  const [name, setName] = useState('')
  const isMine = item.assignedTo === hands.userName
  function submit(event: FormEvent) {
    event.preventDefault()
    if (name.trim() !== '') void acts.assign(item, name.trim())
  }
  return (
    <>
      <Button size="xs" variant="default" onClick={hands.assignToMe} rightSection={<Kbd size="xs">a</Kbd>}>
        {isMine ? 'Make it nobody’s' : 'Make it mine'}
      </Button>
      <Menu width={240} trapFocus={false}>
        <Menu.Target>
          <Button size="xs" variant="default">
            {whoseInWords(item)} …
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {item.assignedTo !== null && (
            <Menu.Item onClick={() => acts.assign(item, null)}>Whoever comes first</Menu.Item>
          )}
          <form onSubmit={submit}>
            <TextInput
              size="xs"
              p="xs"
              label="Give it to"
              placeholder="the name of a user"
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          </form>
        </Menu.Dropdown>
      </Menu>
    </>
  )
}

function whoseInWords({ assignedTo, passedOnTo }: Item): string {
  if (passedOnTo === 'everybody') return 'Everybody’s: it was overdue'
  if (assignedTo === null) return 'Nobody’s'
  return passedOnTo === 'owner' ? `${assignedTo}’s by the rules: it was overdue` : `${assignedTo}’s`
}
