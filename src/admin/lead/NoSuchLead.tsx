import { Anchor, Stack, Text, Title } from '@mantine/core'
import { Link } from 'wouter'
import { useTitle } from '../page/useTitle.ts'

export function NoSuchLead() {
  useTitle('No such lead')
  return (
    <Stack p="xl" align="flex-start">
      <Title order={1}>There is no such lead</Title>
      <Text>The link may be cut short, or the lead belongs to another database.</Text>
      <Anchor component={Link} href="/">
        Go to the board
      </Anchor>
    </Stack>
  )
}
