import { liveClient } from '../../graphql/clients.ts'
import { AssignLead, UnassignLead } from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'
import { OwnerDialog } from '../../owner/OwnerDialog.tsx'
import { useBoard, useCard } from '../state/board_context.ts'

/** Who is to look after the lead of a card. */
export function CardOwnerDialog({ leadId, onClose }: { leadId: string; onClose: () => void }) {
  const board = useBoard()
  const card = useCard(leadId)
  async function give(owner: string | null): Promise<string | undefined> {
    const { error } =
      owner === null
        ? await liveClient.mutation(UnassignLead, { leadId })
        : await liveClient.mutation(AssignLead, { leadId, owner })
    if (error !== undefined) return refusalInWords(error)
    await board.readNow(leadId)
    return undefined
  }
  return (
    <OwnerDialog
      name={card?.vendorName ?? 'the lead'}
      owner={card?.owner ?? null}
      onClose={onClose}
      onChoose={give}
    />
  )
}
