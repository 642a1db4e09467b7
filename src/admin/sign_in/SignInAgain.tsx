import { Button, Stack, Text } from '@mantine/core'
import { Dialog } from '../look/Dialog.tsx'
import { readSession, signOut, type User } from '../session/session.ts'
import { SignInForm } from './SignInForm.tsx'

interface Props {
  user: User
  oidc: string | null
  demo: boolean
}

/** The session has ended; what is on the page stays for when they are back. */
export function SignInAgain({ user, oidc, demo }: Props) {
  return (
    <Dialog isOpen title="Your session has ended">
      <Stack>
        <Text>Sign in again, and the page goes on where it is.</Text>
        {demo && <Button onClick={() => readSession()}>Go on in the demo</Button>}
        <SignInForm name={user.name} oidc={oidc} />
        <Button variant="subtle" onClick={() => signOut()}>
          Sign in as somebody else
        </Button>
      </Stack>
    </Dialog>
  )
}
