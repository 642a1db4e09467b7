import { Box, Button, Group, Kbd, Text } from '@mantine/core'
import { Bell } from '../notices/Bell.tsx'
import { StopSwitch } from '../stop_switch/StopSwitch.tsx'
import { SystemSign } from '../system_state/SystemSign.tsx'
import { ConnectionSign } from './ConnectionSign.tsx'
import { Navigation } from './Navigation.tsx'
import { UserMenu } from './UserMenu.tsx'

export function Header({ onHelp, onPalette }: { onHelp: () => void; onPalette: () => void }) {
  return (
    <Group
      h="100%"
      px={{ base: 'xs', sm: 'md' }}
      gap="sm"
      wrap="nowrap"
      justify="space-between"
      bg="var(--surface)"
    >
      <Group gap="lg" wrap="nowrap">
        <Text fw={700} visibleFrom="md" style={{ whiteSpace: 'nowrap' }}>
          Pipeline Orchestrator
        </Text>
        <Navigation />
      </Group>
      <Group gap="sm" wrap="nowrap">
        <SystemSign />
        <ConnectionSign />
        <StopSwitch />
        <Bell />
        <Box visibleFrom="sm">
          <Button
            variant="default"
            size="xs"
            onClick={onPalette}
            rightSection={<Kbd size="xs">{modKey} K</Kbd>}
          >
            Go to
          </Button>
        </Box>
        <UserMenu onHelp={onHelp} onPalette={onPalette} />
      </Group>
    </Group>
  )
}

const modKey = /Mac|iP/.test(navigator.platform) ? '⌘' : 'Ctrl'
