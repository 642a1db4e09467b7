import { Anchor, Button, Group, Menu } from '@mantine/core'
import { Link, useLocation } from 'wouter'
import { pages } from './pages.ts'

export function Navigation() {
  const [path, go] = useLocation()
  const current = pages.find((page) => page.path === path)
  return (
    <nav aria-label="Pages">
      <Group gap="md" wrap="nowrap" visibleFrom="sm">
        {pages.map(({ path: to, title, sign: Sign }) => (
          <Anchor
            key={to}
            component={Link}
            href={to}
            underline="hover"
            fw={to === path ? 600 : 400}
            c={to === path ? 'var(--mantine-color-text)' : 'var(--mantine-color-anchor)'}
            aria-current={to === path ? 'page' : undefined}
            style={{ whiteSpace: 'nowrap' }}
          >
            {title}
            {Sign && <Sign />}
          </Anchor>
        ))}
      </Group>
      <Menu position="bottom-start" width={200}>
        <Menu.Target>
          <Button variant="subtle" size="xs" px={4} hiddenFrom="sm" rightSection="…">
            {current?.title ?? 'Pages'}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {pages.map(({ path: to, title, sign: Sign }) => (
            <Menu.Item key={to} onClick={() => go(to)} fw={to === path ? 600 : 400}>
              {title}
              {Sign && <Sign />}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </nav>
  )
}
