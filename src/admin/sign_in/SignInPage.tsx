import { Button, Paper, Stack, Text, Title } from '@mantine/core'
import { readSession } from '../session/session.ts'
import { SignInForm } from './SignInForm.tsx'

export function SignInPage({ oidc, demo }: { oidc: string | null; demo: boolean }) {
  return (
    <Stack component="main" align="center" justify="center" mih="100vh" p="lg">
      <Paper withBorder p="xl" w="100%" maw={380} bg="var(--surface)">
        <Title order={1}>Pipeline Orchestrator</Title>
        <Text c="dimmed" mb="lg">
          Sign in to see the board
        </Text>
        {demo && (
          <Button fullWidth mb="lg" onClick={() => readSession()}>
            Open the demo
          </Button>
        )}
        <SignInForm oidc={oidc} />
      </Paper>
    </Stack>
  )
}
