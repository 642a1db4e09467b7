import { Text } from '@mantine/core'
import { poundsInWords } from '../../money/pounds_in_words.ts'
import { useStageTitle } from '../../stages/stage_titles.ts'
import type { Item } from '../state/inbox_state.ts'

/** Which house it is about, and how it stands. */
export function LeadFacts({ item: { vendorLead: lead, stage, assignedTo, snoozedUntil } }: { item: Item }) {
  const titleOf = useStageTitle()
  const facts = [
    lead?.propertyAddress,
    lead?.propertyPostcode,
    lead && titleOf(lead.pipelineStage),
    lead && stage !== null && stage !== lead.pipelineStage && `asked at ${titleOf(stage)}`,
    lead?.offerAmount && `offer ${poundsInWords(Number(lead.offerAmount))}`,
    lead?.askingPrice && `asks ${poundsInWords(Number(lead.askingPrice))}`,
    lead?.heldAt && 'held',
    lead?.takenOverBy && `${lead.takenOverBy} leads the conversation`,
    assignedTo && `for ${assignedTo}`,
    snoozedUntil && 'put off',
  ]
  const told = facts.filter(Boolean).join(' · ')
  return told === '' ? null : (
    <Text size="sm" c="dimmed">
      {told}
    </Text>
  )
}
