import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { signIn } from '../session/session.ts'

/** `name` is given when only this user may go on. */
export function SignInForm({ name, oidc }: { name?: string; oidc: string | null }) {
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    setBusy(true)
    setProblem(undefined)
    setProblem(await signIn(String(given.get('name')), String(given.get('password'))))
    setBusy(false)
  }

  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput
          label="Name"
          name="name"
          autoComplete="username"
          required
          {...(name === undefined ? { autoFocus: true } : { defaultValue: name, readOnly: true })}
        />
        <PasswordInput
          label="Password"
          name="password"
          autoComplete="current-password"
          required
          autoFocus={name !== undefined}
          visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
        />
        <div role="alert">
          {problem !== undefined && (
            <Alert color="red" variant="light" c="var(--mantine-color-text)">
              {problem}
            </Alert>
          )}
        </div>
        <Button type="submit" loading={isBusy}>
          Sign in
        </Button>
        {oidc !== null && (
          <Button component="a" variant="default" href={`${oidc}?to=${encodeURIComponent(ownPath())}`}>
            Sign in with your company’s account
          </Button>
        )}
      </Stack>
    </form>
  )
}

/** Back to the very page that was asked for. */
const ownPath = () => location.pathname + location.search
