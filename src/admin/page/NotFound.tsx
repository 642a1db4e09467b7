import { Anchor, Stack, Text, Title } from '@mantine/core'
import { Link } from 'wouter'
import { useTitle } from './useTitle.ts'

export function NotFound() {
  useTitle('No such page')
  return (
    <Stack p="xl" align="flex-start">
      <Title order={1}>There is no such page</Title>
      <Text>The address may be mistyped, or the page may have gone.</Text>
      <Anchor component={Link} href="/">
        Go to the board
      </Anchor>
    </Stack>
  )
}
