import { Group, Text } from '@mantine/core'
import { type Connection, useConnection } from '../live/connection.ts'
import classes from './Header.module.css'

const colours: Record<Connection, string> = {
  live: 'var(--stage-automation)',
  'catching up': 'var(--stage-chasing)',
  offline: 'var(--mantine-color-error)',
}

const meanings: Record<Connection, string> = {
  live: 'What you see is what is.',
  'catching up': 'What happened meanwhile is being read; until then what you see may be old.',
  offline: 'The server cannot be reached: what you see may be old. The page goes on by itself.',
}

export function ConnectionSign() {
  const connection = useConnection()
  return (
    <Group gap={6} wrap="nowrap" title={meanings[connection]} role="status">
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
        <circle
          cx="5"
          cy="5"
          r={connection === 'live' ? 4 : 3.2}
          fill={connection === 'live' ? colours.live : 'none'}
          stroke={colours[connection]}
          strokeWidth="1.6"
        />
      </svg>
      <Text size="sm" className={connection === 'live' ? classes.live : classes.notLive}>
        {connection}
      </Text>
    </Group>
  )
}
