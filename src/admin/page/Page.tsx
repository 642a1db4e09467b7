import { Anchor, Box, Group, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'wouter'

interface Props {
  title: string
  /** The list that it is one of, above the title. */
  back?: { href: string; words: string }
  /** What stands at the right of the title. */
  aside?: ReactNode
  width?: string
  children: ReactNode
}

/** A page that is read from top to bottom, no wider than is easy to read. */
export function Page({ title, back, aside, width = '76rem', children }: Props) {
  return (
    <Box maw={width} mx="auto" p="lg">
      {back !== undefined && (
        <Anchor component={Link} href={back.href} size="sm">
          {back.words}
        </Anchor>
      )}
      <Group justify="space-between">
        <Title order={1} {...(back !== undefined && { mt: 'xs' })}>
          {title}
        </Title>
        {aside}
      </Group>
      {children}
    </Box>
  )
}
