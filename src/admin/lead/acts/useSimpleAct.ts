import { notifications } from '@mantine/notifications'
import { HandBack, Release, TakeOver } from '../../graphql/documents.ts'
import { useSession } from '../../session/session.ts'
import { ledBy, released } from '../state/foresee.ts'
import { useSheet } from '../state/sheet.ts'

/** Tells what was not done where nothing stands beside it any more. */
export function tellRefusal(why: string | undefined): void {
  if (why === undefined) return
  notifications.show({
    ...{ title: 'It was not done', message: why, color: 'red', autoClose: 15_000 },
    closeButtonProps: { 'aria-label': 'Close' },
  })
}

/** What needs nothing but the lead, and is shown at once; a refusal is told in words. */
export function useSimpleAct() {
  const { lead, explained, act } = useSheet()
  const session = useSession()
  const me = session.state === 'in' ? session.user.name : ''
  const isLed = explained.takenOverBy !== null
  return {
    toggleLead: async () =>
      tellRefusal(await act(isLed ? HandBack : TakeOver, { leadId: lead.id }, ledBy(isLed ? null : me))),
    release: async () => tellRefusal(await act(Release, { leadId: lead.id }, released)),
  }
}
