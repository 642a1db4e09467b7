import { tellRefusal } from '../../forms/tell_refusal.ts'
import { Release } from '../../graphql/documents.ts'
import { released } from '../state/foresee.ts'
import { useSheet } from '../state/sheet.ts'
import { useWhoLeads } from '../state/useWhoLeads.ts'

/** What needs nothing but the lead, and is shown at once; a refusal is told in words. */
export function useSimpleAct() {
  const { lead, explained, act } = useSheet()
  const { toggle } = useWhoLeads()
  return {
    toggleLead: async () => tellRefusal(await toggle()),
    async release() {
      const its = { leadId: lead.id, insteadOf: explained.holdReason ?? '' }
      tellRefusal(await act(Release, its, released))
    },
  }
}
