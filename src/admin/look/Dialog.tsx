import { Group, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { keepFocus } from './keep_focus.ts'

interface Props {
  title: string
  isOpen: boolean
  /** Without it the dialog stays until what it asks is answered. */
  onClose?: () => void
  children: ReactNode
}

/** Mantine's own head of a dialog would count as a second head of the page. */
export function Dialog({ title, isOpen, onClose, children }: Props) {
  const mayClose = onClose !== undefined
  return (
    <Modal.Root
      opened={isOpen}
      onClose={onClose ?? (() => {})}
      closeOnEscape={mayClose}
      closeOnClickOutside={mayClose}
    >
      <Modal.Overlay />
      <Modal.Content>
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
