import { Button, CopyButton, Group, Stack, Text } from '@mantine/core'
import { Dialog } from '../../look/Dialog.tsx'
import { RealTime } from '../../tables/RealTime.tsx'
import classes from '../System.module.css'

interface Props {
  link: { userName: string; code: string; expiresAt: string }
  onClose: () => void
}

/** What stands behind # reaches no server and no log on its way. */
export function LinkDialog({ link: { userName, code, expiresAt }, onClose }: Props) {
  const address = `${location.origin}/set-password#${code}`
  return (
    <Dialog isOpen title={`The link for ${userName}`} onClose={onClose}>
      <Stack>
        <Text>
          Give it to {userName} alone: whoever opens it sets the password. It counts once, and ends{' '}
          <RealTime at={expiresAt} />. Nobody can read it again when this is closed.
        </Text>
        <code className={classes.code}>{address}</code>
        <Group justify="flex-end">
          <CopyButton value={address}>
            {({ copied, copy }) => (
              <Button onClick={copy} data-autofocus>
                {copied ? 'Copied' : 'Copy the link'}
              </Button>
            )}
          </CopyButton>
        </Group>
      </Stack>
    </Dialog>
  )
}
