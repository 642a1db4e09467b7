import { Anchor, Button, Paper, Stack, Text, Title } from '@mantine/core'
import { type FormEvent, useEffect, useState } from 'react'
import { ErrorText } from '../look/ErrorText.tsx'
import { post } from '../session/post.ts'
import { signIn } from '../session/session.ts'
import { NewPassword, sameTwice } from './NewPassword.tsx'
import { ownerOfLink } from './owner_of_link.ts'

/** Where a link leads that an admin has handed out: whoever has it sets the password, and is signed in. */
export function SetPasswordPage() {
  const [code] = useState(() => location.hash.slice(1))
  const [owner, setOwner] = useState<Awaited<ReturnType<typeof ownerOfLink>>>()
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  useEffect(() => void ownerOfLink(code).then(setOwner), [code])

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (owner === undefined || 'why' in owner) return
    const password = sameTwice(new FormData(event.currentTarget))
    if (password === undefined) return setProblem('These are two different passwords.')
    setBusy(true)
    const why = await post('/session/link/password', { code, password })
    if (why === undefined) {
      history.replaceState(null, '', '/')
      await signIn(owner.name, password)
    } else setProblem(why)
    setBusy(false)
  }

  return (
    <Stack component="main" align="center" justify="center" mih="100vh" p="lg">
      <Paper withBorder p="xl" w="100%" maw={380} bg="var(--surface)">
        <Title order={1} mb="md">
          Set your password
        </Title>
        {owner !== undefined && 'why' in owner && (
          <Text role="alert">
            {owner.why} <Anchor href="/">Sign in</Anchor>
          </Text>
        )}
        {owner !== undefined && 'name' in owner && (
          <form onSubmit={submit}>
            <Stack gap="md">
              <Text>
                You sign in as <b>{owner.name}</b>.
              </Text>
              <input type="hidden" name="username" autoComplete="username" value={owner.name} readOnly />
              <NewPassword />
              <ErrorText>{problem}</ErrorText>
              <Button type="submit" loading={isBusy}>
                Set it and sign in
              </Button>
            </Stack>
          </form>
        )}
      </Paper>
    </Stack>
  )
}
