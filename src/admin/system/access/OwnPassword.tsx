import { Button, Group, PasswordInput, Text } from '@mantine/core'
import { useState } from 'react'
import { ActForm } from '../../forms/ActForm.tsx'
import { notice } from '../../look/notices.ts'
import { NewPassword, sameTwice } from '../../password/NewPassword.tsx'
import { post } from '../../session/post.ts'
import { useSession } from '../../session/session.ts'

/** Everybody changes their own; whoever signs in with the company's account has none here. */
export function OwnPassword() {
  const session = useSession()
  const [isOpen, setOpen] = useState(false)
  const who = session.state === 'in' ? session.user : undefined

  async function change(given: FormData): Promise<string | undefined> {
    const password = sameTwice(given)
    if (password === undefined) return 'These are two different passwords.'
    const why = await post('/session/password', { current: String(given.get('current')), password })
    if (why === undefined) notice({ message: 'Your password is changed.' })
    return why
  }

  return (
    <Group mt="md" justify="space-between">
      <Text>
        You are {who?.name}, {who?.role}.
      </Text>
      <Button size="xs" variant="default" onClick={() => setOpen(true)}>
        Change your password
      </Button>
      {isOpen && (
        <ActForm
          title="Change your password"
          says="Your other browsers are signed out; this one is not."
          submit="Change it"
          onClose={() => setOpen(false)}
          onSubmit={change}
        >
          <PasswordInput
            name="current"
            label="The present one"
            autoComplete="current-password"
            required
            data-autofocus
            visibilityToggleButtonProps={{ 'aria-label': 'Show the present password' }}
          />
          <NewPassword />
        </ActForm>
      )}
    </Group>
  )
}
