import { Menu } from '@mantine/core'
import { useOpenAct } from '../state/open_act.ts'
import { useSheet } from '../state/sheet.ts'

/** What can be done to a lead that has come to its end. */
export function FinishedActs() {
  const { lead, explained } = useSheet()
  const open = useOpenAct()
  if (explained.turn !== null) return null
  return (
    <>
      {lead.pipelineStage === 'DEAD_LEAD' && (
        <Menu.Item onClick={() => open({ name: 'reactivate' })}>Bring it back to life …</Menu.Item>
      )}
      {lead.archivedAt === null ? (
        <Menu.Item onClick={() => open({ name: 'archive' })}>Archive it …</Menu.Item>
      ) : (
        <Menu.Item onClick={() => open({ name: 'unarchive' })}>Take it out of the archive …</Menu.Item>
      )}
    </>
  )
}
