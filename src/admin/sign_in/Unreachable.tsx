import { Button, Stack, Text, Title } from '@mantine/core'
import { useEffect } from 'react'
import { readSession } from '../session/session.ts'

const everyMs = 3_000

/** Neither signed in nor out: the server does not say. */
export function Unreachable() {
  useEffect(() => {
    const timer = setInterval(() => void readSession(), everyMs)
    return () => clearInterval(timer)
  }, [])
  return (
    <Stack component="main" align="center" justify="center" mih="100vh" p="lg" ta="center">
      <Title order={1}>The server cannot be reached</Title>
      <Text role="status">The page tries again every few seconds and opens by itself.</Text>
      <Button variant="default" onClick={() => readSession()}>
        Try now
      </Button>
    </Stack>
  )
}
