import { Combobox, Modal, ScrollArea, TextInput, useCombobox, useMantineColorScheme } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { signOut } from '../session/session.ts'
import { pages } from './pages.ts'
import { useFoundLeads } from './useFoundLeads.ts'

interface Props {
  isOpen: boolean
  onClose: () => void
  onHelp: () => void
}

/** Everything that can be done from anywhere, by typing a part of its name, and every lead by what is known of it. */
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

  const { leads, isSearching } = useFoundLeads(words)
  // Enter takes the first, whatever has come meanwhile.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the store is another object every time
  useEffect(() => combobox.updateSelectedOptionIndex(), [leads.length])

  function run(name: string) {
    setWords('')
    onClose()
    const act = commands[name] ?? (() => go(`/leads/${name}`))
    act()
  }

  return (
    <Modal.Root opened={isOpen} onClose={onClose}>
      <Modal.Overlay />
      <Modal.Content aria-label="Go to, or do" p="xs">
        <Combobox store={combobox} withinPortal={false} onOptionSubmit={run}>
          <Combobox.EventsTarget>
            <TextInput
              aria-label="Go to, or do"
              placeholder="Go to, or do …; or a lead’s name, street, phone"
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
              {leads.map(({ id, words: lead }, index) => (
                <Combobox.Option key={id} value={id} selected={found.length === 0 && index === 0}>
                  {lead}
                </Combobox.Option>
              ))}
              {found.length + leads.length === 0 && (
                <Combobox.Empty>{isSearching ? 'Looking …' : 'Nothing is called so'}</Combobox.Empty>
              )}
            </Combobox.Options>
          </ScrollArea.Autosize>
        </Combobox>
      </Modal.Content>
    </Modal.Root>
  )
}
