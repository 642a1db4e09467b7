import { Button, CloseButton, Group, Menu, TextInput } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { type FormEvent, useState } from 'react'
import { Dialog } from '../../look/Dialog.tsx'

/** Addresses that somebody comes back to, by the names they gave them; kept in this browser. */
export function SavedViews({ address, onOpen }: { address: string; onOpen: (address: string) => void }) {
  const [views, setViews] = useLocalStorage<Record<string, string>>({ key: 'board_views', defaultValue: {} })
  const [isNaming, setNaming] = useState(false)
  const current = Object.keys(views).find((name) => views[name] === address)

  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const name = String(new FormData(event.currentTarget).get('name')).trim()
    setViews({ ...views, [name]: address })
    setNaming(false)
  }

  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button size="xs" variant="default">
            {current ?? 'Views'}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onOpen('')}>Everything</Menu.Item>
          {Object.entries(views).map(([name, view]) => (
            <Menu.Item key={name} onClick={() => onOpen(view)}>
              {name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => setNaming(true)}>Save or remove views …</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Dialog isOpen={isNaming} onClose={() => setNaming(false)} title="Views">
        {Object.keys(views).map((name) => (
          <Group key={name} justify="space-between">
            {name}
            <CloseButton
              aria-label={`Remove ${name}`}
              onClick={() =>
                setViews(Object.fromEntries(Object.entries(views).filter(([each]) => each !== name)))
              }
            />
          </Group>
        ))}
        <form onSubmit={save}>
          <TextInput name="name" label="Save what you see now as" required maxLength={40} data-autofocus />
          <Button type="submit" mt="md">
            Save
          </Button>
        </form>
      </Dialog>
    </>
  )
}
