import { Button, Menu } from '@mantine/core'
import { HandBack, Release, TakeOver } from '../../graphql/documents.ts'
import { useSheet } from '../state/sheet.ts'
import classes from './Acts.module.css'
import { useOpenAct } from './open_act.ts'
import { useActKeys } from './useActKeys.ts'
import { useSimpleAct } from './useSimpleAct.ts'

/** What may be done to the lead as a whole, the frequent in sight. */
export function Acts() {
  const { explained, mayOverride } = useSheet()
  const open = useOpenAct()
  const { run } = useSimpleAct()
  const { takenOverBy, holdReason, optedOutAt, pending } = explained
  const takeOver = () => void run(takenOverBy === null ? TakeOver : HandBack)
  const hold = () => (holdReason === null ? open({ name: 'hold' }) : void run(Release))
  useActKeys({ takeOver, hold })
  const size = { size: 'compact-sm', variant: 'default' } as const
  return (
    <div className={classes.acts}>
      <Button {...size} variant="filled" onClick={() => open({ name: 'move' })} aria-keyshortcuts="m">
        Move …
      </Button>
      <Button {...size} onClick={hold} aria-keyshortcuts="h">
        {holdReason === null ? 'Hold …' : 'Release'}
      </Button>
      <Menu position="bottom-end" width={230}>
        <Menu.Target>
          <Button {...size}>More</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => open({ name: 'undo' })}>Take back the last change …</Menu.Item>
          {mayOverride && (
            <Menu.Item onClick={() => open({ name: 'override' })}>Override the stage …</Menu.Item>
          )}
          <Menu.Item onClick={() => open({ name: 'timer' })} disabled={pending.timer === null}>
            Move the timer …
          </Menu.Item>
          <Menu.Item onClick={() => open({ name: 'deal' })}>Begin a deal …</Menu.Item>
          <Menu.Divider />
          {optedOutAt === null ? (
            <Menu.Item onClick={() => open({ name: 'opt out' })}>Text them no more …</Menu.Item>
          ) : (
            <Menu.Item onClick={() => open({ name: 'allow' })}>Text them again …</Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}
