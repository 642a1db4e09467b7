import { Anchor, Button, Stack, Text } from '@mantine/core'
import { Dialog } from '../look/Dialog.tsx'
import { readSession } from '../session/session.ts'

/** For when the server has the form to sign in no more, as after a release: what is on the page stays all the same. */
export function SignInElsewhere() {
  return (
    <Dialog isOpen title="Your session has ended">
      <Stack>
        <Text>
          <Anchor href="/" target="_blank">
            Sign in in another tab
          </Anchor>
          , then go on here.
        </Text>
        <Button onClick={() => readSession()}>I have signed in</Button>
      </Stack>
    </Dialog>
  )
}
