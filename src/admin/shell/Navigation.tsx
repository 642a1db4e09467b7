import { Anchor, Group } from '@mantine/core'
import { Link, useLocation } from 'wouter'
import { pages } from './pages.ts'

export function Navigation() {
  const [path] = useLocation()
  return (
    <Group component="nav" aria-label="Pages" gap="md" wrap="nowrap">
      {pages.map((page) => (
        <Anchor
          key={page.path}
          component={Link}
          href={page.path}
          fw={page.path === path ? 600 : 400}
          c={page.path === path ? 'var(--mantine-color-text)' : 'var(--mantine-color-anchor)'}
          aria-current={page.path === path ? 'page' : undefined}
        >
          {page.title}
        </Anchor>
      ))}
    </Group>
  )
}
