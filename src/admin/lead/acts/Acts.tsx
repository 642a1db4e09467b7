import { Button, Group, Menu } from '@mantine/core'
import { useOpenAct } from '../state/open_act.ts'
import { useSheet } from '../state/sheet.ts'
import { FinishedActs } from './FinishedActs.tsx'
import { useActKeys } from './useActKeys.ts'
import { useSimpleAct } from './useSimpleAct.ts'

/** What may be done to the lead as a whole, the frequent in sight. */
export function Acts() {
  const { lead, explained, mayOverride } = useSheet()
  const open = useOpenAct()
  const { toggleLead, release } = useSimpleAct()
  const { holdReason, optedOutAt, pending, turn } = explained
  const mayHold = turn !== null || holdReason !== null
  const hold = () => {
    if (!mayHold) return
    if (holdReason === null) open({ name: 'hold' })
    else void release()
  }
  useActKeys({ takeOver: () => void toggleLead(), hold })
  const size = { size: 'compact-sm', variant: 'default' } as const
  return (
    <Group gap="0.4rem">
      <Button {...size} variant="filled" onClick={() => open({ name: 'move' })} aria-keyshortcuts="m">
        Move …
      </Button>
      <Button {...size} onClick={hold} disabled={!mayHold} aria-keyshortcuts="h">
        {holdReason === null ? 'Hold …' : 'Release'}
      </Button>
      <Menu position="bottom-end" width={250}>
        <Menu.Target>
          <Button {...size}>More</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => open({ name: 'undo' })}>Take back a change …</Menu.Item>
          {mayOverride && (
            <Menu.Item onClick={() => open({ name: 'override' })}>Override the stage …</Menu.Item>
          )}
          <Menu.Item onClick={() => open({ name: 'timer' })} disabled={pending.timer === null}>
            Move the timer …
          </Menu.Item>
          <Menu.Item onClick={() => open({ name: 'run agent' })} disabled={turn === null}>
            Let the agent work now …
          </Menu.Item>
          <Menu.Item onClick={() => open({ name: 'valuation' })}>Value it by hand …</Menu.Item>
          {lead.deal === null && <Menu.Item onClick={() => open({ name: 'deal' })}>Begin a deal …</Menu.Item>}
          <Menu.Divider />
          <Menu.Item onClick={() => open({ name: 'phones' })}>Other phones …</Menu.Item>
          {optedOutAt === null && (
            <Menu.Item onClick={() => open({ name: 'opt out' })}>They want no more texts …</Menu.Item>
          )}
          <Menu.Item onClick={() => open({ name: 'consent' })}>They agreed to texts …</Menu.Item>
          <Menu.Item onClick={() => open({ name: 'suppress' })}>We text this number no more …</Menu.Item>
          <Menu.Item onClick={() => open({ name: 'allow' })}>Text them again …</Menu.Item>
          <Menu.Item onClick={() => open({ name: 'log right' })}>They ask by right, or complain …</Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={() => open({ name: 'merge' })} disabled={lead.mergedInto !== null}>
            Merge with another lead …
          </Menu.Item>
          <FinishedActs />
        </Menu.Dropdown>
      </Menu>
    </Group>
  )
}
