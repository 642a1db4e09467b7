import { Combobox, Modal, ScrollArea, TextInput, useCombobox, useMantineColorScheme } from '@mantine/core'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { signOut } from '../session/session.ts'
import { pages } from './pages.ts'

interface Props {
  isOpen: boolean
  onClose: () => void
  onHelp: () => void
}

/** Everything that can be done from anywhere, by typing a part of its name. */
export function CommandPalette({ isOpen, onClose, onHelp }: Props) {
  const [words, setWords] = useState('')
  const [, go] = useLocation()
  const { setColorScheme } = useMantineColorScheme()
  const combobox = useCombobox()
  const commands: Record<string, () => void> = {
    ...Object.fromEntries(pages.map(({ title, path }) => [`Go to ${title}`, () => go(path)])),
    'What you are told': () => go('/notices'),
    'Import leads from a file': () => go('/system/imports'),
    'Help and keys': onHelp,
    'Light colours': () => setColorScheme('light'),
    'Dark colours': () => setColorScheme('dark'),
    'Colours as the system has them': () => setColorScheme('auto'),
    'Sign out': () => void signOut(),
  }
  const found = Object.keys(commands).filter((name) =>
    name.toLowerCase().includes(words.trim().toLowerCase()),
  )

  function run(name: string) {
    setWords('')
    onClose()
    commands[name]?.()
  }

  return (
    <Modal.Root opened={isOpen} onClose={onClose}>
      <Modal.Overlay />
      <Modal.Content aria-label="Go to, or do" p="xs">
        <Combobox store={combobox} withinPortal={false} onOptionSubmit={run}>
          <Combobox.EventsTarget>
            <TextInput
              aria-label="Go to, or do"
              placeholder="Go to, or do …"
              data-autofocus
              value={words}
              onChange={(event) => {
                setWords(event.currentTarget.value)
                combobox.updateSelectedOptionIndex()
              }}
            />
          </Combobox.EventsTarget>
          <ScrollArea.Autosize mah={300} mt="xs">
            <Combobox.Options aria-label="What there is">
              {found.map((name, index) => (
                <Combobox.Option key={name} value={name} selected={index === 0}>
                  {name}
                </Combobox.Option>
              ))}
              {found.length === 0 && <Combobox.Empty>Nothing is called so</Combobox.Empty>}
            </Combobox.Options>
          </ScrollArea.Autosize>
        </Combobox>
      </Modal.Content>
    </Modal.Root>
  )
}
