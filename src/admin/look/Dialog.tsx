import { Group, Modal } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { keepFocus } from './keep_focus.ts'

interface Props {
  title: string
  isOpen: boolean
  /** Without it the dialog stays until what it asks is answered. */
  onClose?: () => void
  children: ReactNode
}

/**
 * Where something has been written a click beside the dialog does not throw it away. Mantine's own head of a dialog would
 * count as a second head of the page.
 */
export function Dialog({ title, isOpen, onClose, children }: Props) {
  const mayClose = onClose !== undefined
  const [isTouched, touch] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time that it is opened nothing is written
  useEffect(() => touch(false), [isOpen])
  return (
    <Modal.Root
      opened={isOpen}
      onClose={onClose ?? (() => {})}
      closeOnEscape={mayClose}
      closeOnClickOutside={mayClose && !isTouched}
    >
      <Modal.Overlay />
      <Modal.Content onInput={() => touch(true)}>
        <Group justify="space-between" p="md" pb={0}>
          <Modal.Title fw={600}>{title}</Modal.Title>
          {mayClose && <Modal.CloseButton aria-label="Close" />}
        </Group>
        <Modal.Body pt="md" ref={keepFocus}>
          {children}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
