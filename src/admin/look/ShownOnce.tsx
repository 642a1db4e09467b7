import { Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { Dialog } from './Dialog.tsx'

interface Props {
  title: string
  /** What it is called on the button. */
  name: string
  secret: string
  onClose: () => void
  children: ReactNode
}

/** What nobody can read again when it is closed, to be copied. */
export function ShownOnce({ title, name, secret, onClose, children }: Props) {
  return (
    <Dialog isOpen title={title} onClose={onClose}>
      <Stack>
        <Text>{children} Nobody can read it again when this is closed.</Text>
        <Code display="block" p="sm" style={{ overflowWrap: 'anywhere' }}>
          {secret}
        </Code>
        <Group justify="flex-end">
          <CopyButton value={secret}>
            {({ copied, copy }) => (
              <Button onClick={copy} data-autofocus>
                {copied ? 'Copied' : `Copy the ${name}`}
              </Button>
            )}
          </CopyButton>
        </Group>
      </Stack>
    </Dialog>
  )
}
