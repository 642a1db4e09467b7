import { Anchor } from '@mantine/core'
import { Link } from 'wouter'
import { LevelMark } from './LevelMark.tsx'
import { useSystemState } from './useSystemState.ts'

/** On every page: nothing to see while all is well, and the way to what is not. */
export function SystemSign() {
  const troubles = useSystemState()?.filter(({ level }) => level !== 'ok') ?? []
  if (troubles.length === 0) return null
  const isFailure = troubles.some(({ level }) => level === 'failure')
  const says = `System: ${troubles.length === 1 ? 'one thing is' : `${troubles.length} things are`} not well`
  return (
    <Anchor
      component={Link}
      href="/system"
      aria-label={says}
      title={troubles.map(({ about, says: what }) => `${about}: ${what}`).join('\n')}
      style={{ display: 'flex', padding: 4 }}
    >
      <LevelMark level={isFailure ? 'failure' : 'warning'} />
    </Anchor>
  )
}
