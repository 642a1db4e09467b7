import { Anchor, Stack, Text, Title } from '@mantine/core'
import { Link } from 'wouter'
import { useTitle } from './useTitle.ts'

interface Props {
  /** What there is none of. */
  what?: string
  says?: string
}

export function NotFound({
  what = 'page',
  says = 'The address may be mistyped, or the page may have gone.',
}: Props) {
  useTitle(`No such ${what}`)
  return (
    <Stack p="xl" align="flex-start">
      <Title order={1}>There is no such {what}</Title>
      <Text>{says}</Text>
      <Anchor component={Link} href="/">
        Go to the board
      </Anchor>
    </Stack>
  )
}
