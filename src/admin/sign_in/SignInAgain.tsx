import { Button, Stack, Text } from '@mantine/core'
import { Dialog } from '../look/Dialog.tsx'
import { signOut, type User } from '../session/session.ts'
import { SignInForm } from './SignInForm.tsx'

/** The session has ended; what is on the page stays for when they are back. */
export function SignInAgain({ user, oidc }: { user: User; oidc: string | null }) {
  return (
    <Dialog isOpen title="Your session has ended">
      <Stack>
        <Text>Sign in again, and the page goes on where it is.</Text>
        <SignInForm name={user.name} oidc={oidc} />
        <Button variant="subtle" onClick={() => signOut()}>
          Sign in as somebody else
        </Button>
      </Stack>
    </Dialog>
  )
}
