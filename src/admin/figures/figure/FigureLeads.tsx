import { Button } from '@mantine/core'
import { useState } from 'react'
import { useSearch } from 'wouter'
import { LeadsBehind } from '../../graphql/documents.ts'
import { DataTable } from '../../tables/DataTable.tsx'
import { useLive } from '../../tables/useLive.ts'
import { figureInWords } from '../state/figure_words.ts'
import type { Period } from '../state/period.ts'
import type { Figure, Figures } from '../state/useFigures.ts'

const most = 1_000

/** The leads behind a figure, or behind the part of it that the address names; the latest first. */
export function FigureLeads({ figure, data, period }: { figure: Figure; data: Figures; period: Period }) {
  const [first, setFirst] = useState(50)
  const { from, to } = period.between
  const scope = new URLSearchParams(useSearch()).get('scope')
  const { data: found, problem } = useLive(
    LeadsBehind,
    { figure: figure.figure, scope, from, to, first },
    60_000,
  )
  const leads = found?.figureLeads
  const isYesOrNo = figure.unit === 'share'
  return (
    <DataTable
      title={`The leads behind it${scope === null ? '' : `, ${data.titleOf(figure.dividedBy, scope)}`}`}
      rows={leads?.map((lead, index) => ({
        ...lead,
        key: `${lead.leadId} ${lead.at} ${lead.scope} ${index}`,
      }))}
      keyOf={({ key }) => key}
      problem={problem}
      says={figure.sumsUp ? undefined : 'As they are now.'}
      aside={
        leads !== undefined &&
        leads.length === first &&
        first < most && (
          <Button size="xs" variant="default" onClick={() => setFirst(Math.min(first * 4, most))}>
            Show more
          </Button>
        )
      }
      columns={[
        {
          title: 'Vendor',
          value: ({ vendorLead }) => vendorLead?.vendorName,
          show: ({ vendorLead }) => vendorLead?.vendorName ?? 'No name yet',
          leadOf: ({ leadId }) => leadId,
        },
        { title: 'Postcode', value: ({ vendorLead }) => vendorLead?.propertyPostcode },
        {
          title: 'Stands at',
          value: ({ vendorLead }) => vendorLead && data.titleOf('stage', vendorLead.pipelineStage),
        },
        { title: 'Of', value: ({ scope }) => data.titleOf(figure.dividedBy, scope) },
        { title: 'When', value: ({ at }) => at, clock: 'business' },
        {
          title: 'Adds',
          isNumber: true,
          value: ({ amount }) => amount,
          show: ({ amount }) =>
            isYesOrNo ? (Number(amount) === 1 ? 'yes' : 'no') : figureInWords(Number(amount), figure.unit),
        },
      ]}
      empty="No lead is behind it in this period."
    />
  )
}
