import { liveClient } from '../../graphql/clients.ts'
import { AssignLead, UnassignLead } from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'
import { notice } from '../../look/notices.ts'
import { OwnerDialog } from '../../owner/OwnerDialog.tsx'
import { useBoard, useCard } from '../state/board_context.ts'

/** Who is to look after the lead of a card; the card says so at once. */
export function CardOwnerDialog({ leadId, onClose }: { leadId: string; onClose: () => void }) {
  const board = useBoard()
  const card = useCard(leadId)
  const name = card?.vendorName ?? 'the lead'
  async function give(owner: string | null, insteadOf: string): Promise<void> {
    const takeOff = board.state.layOwner(leadId, owner)
    const { error } =
      owner === null
        ? await liveClient.mutation(UnassignLead, { leadId, insteadOf })
        : await liveClient.mutation(AssignLead, { leadId, owner, insteadOf })
    void board.readNow(leadId).then(takeOff)
    if (error === undefined) return
    takeOff()
    notice({
      ...{ title: `Who looks after ${name} is as it was`, message: refusalInWords(error) },
      ...{ color: 'red', autoClose: 15_000 },
    })
  }
  return <OwnerDialog name={name} owner={card?.owner ?? null} onClose={onClose} onChoose={give} />
}
