import { useState } from 'react'
import { tellRefusal } from '../../forms/tell_refusal.ts'
import { AssignLead, UnassignLead } from '../../graphql/documents.ts'
import { usePageKeys } from '../../keys/usePageKeys.ts'
import { WordButton } from '../../look/WordButton.tsx'
import { OwnerDialog } from '../../owner/OwnerDialog.tsx'
import { ownedBy } from '../state/foresee.ts'
import { useSheet } from '../state/sheet.ts'

/** Who looks after the lead; whoever may act says who does. */
export function LeadOwner() {
  const { lead, explained, mayAct, act } = useSheet()
  const [isOpen, setOpen] = useState(false)
  usePageKeys({ a: mayAct ? () => setOpen(true) : undefined })
  const give = async (chosen: string | null, insteadOf: string) =>
    tellRefusal(
      chosen === null
        ? await act(UnassignLead, { leadId: lead.id, insteadOf }, ownedBy(null))
        : await act(AssignLead, { leadId: lead.id, owner: chosen, insteadOf }, ownedBy(chosen)),
    )
  const owner = lead.leadOwner?.owner ?? null
  const words = owner === null ? 'no owner' : `of ${owner}`
  const byRules = explained.owner?.byRules === true ? ', by the owner rules' : ''
  if (!mayAct) return <span>{words}</span>
  return (
    <>
      <WordButton
        aria-haspopup="dialog"
        aria-keyshortcuts="a"
        title={`Who looks after it${byRules} (a)`}
        onClick={() => setOpen(true)}
      >
        {words}
      </WordButton>
      {isOpen && (
        <OwnerDialog
          name={lead.vendorName ?? 'the lead'}
          owner={owner}
          onClose={() => setOpen(false)}
          onChoose={give}
        />
      )}
    </>
  )
}
