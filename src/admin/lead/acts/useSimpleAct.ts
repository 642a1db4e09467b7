import { HandBack, Release, TakeOver } from '../../graphql/documents.ts'
import { useSession } from '../../session/session.ts'
import { ledBy, released } from '../state/foresee.ts'
import { useSheet } from '../state/sheet.ts'
import { tellRefusal } from './tell_refusal.ts'

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
