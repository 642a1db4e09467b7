import { useCallback } from 'react'
import { HandBack, TakeOver } from '../../graphql/documents.ts'
import { useUserName } from '../../session/useMayAct.ts'
import { ledBy } from './foresee.ts'
import { useSheet } from './sheet.ts'

/** Takes the conversation over, or hands it back from whoever is seen to lead it; shown at once. */
export function useWhoLeads() {
  const { lead, explained, act } = useSheet()
  const me = useUserName()
  const { id: leadId } = lead
  const { takenOverBy } = explained
  const toggle = useCallback(
    () =>
      takenOverBy === null
        ? act(TakeOver, { leadId }, ledBy(me))
        : act(HandBack, { leadId, insteadOf: takenOverBy }, ledBy(null)),
    [act, takenOverBy, leadId, me],
  )
  return { me, toggle }
}
