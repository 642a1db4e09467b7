import { useSearch } from 'wouter'
import { type DataIssueKind, LeadsWithIssue, type StageName, StandingLeads } from '../graphql/documents.ts'
import { Page } from '../page/Page.tsx'
import { useTitle } from '../page/useTitle.ts'
import { DataTable } from '../tables/DataTable.tsx'
import { useLive } from '../tables/useLive.ts'
import { useBusinessNow } from '../time/clock.ts'
import { spoken } from '../words/plain_words.ts'

const most = 200

/** The leads behind what a report has found: those that stand at a stage for long, or whose data has an issue. */
export function FoundLeadsPage() {
  const given = new URLSearchParams(useSearch())
  const issue = given.get('issue')
  useTitle('Leads of a report')
  return (
    <Page title="Leads of a report" back={{ href: '/today', words: 'Today' }}>
      {issue === null ? (
        <Standing stage={given.get('stage') ?? ''} hours={Number(given.get('hours')) || 0} />
      ) : (
        <WithIssue issue={issue} />
      )}
    </Page>
  )
}

function Standing({ stage, hours }: { stage: string; hours: number }) {
  const hourMs = 3_600_000
  // To the hour, so that the question stays the same for a while.
  const before = new Date(Math.floor(useBusinessNow() / hourMs) * hourMs - hours * hourMs).toISOString()
  const { data, problem } = useLive(StandingLeads, { stage: stage as StageName, before, first: most }, 60_000)
  return (
    <LeadTable
      title={`At ${spoken(stage)} for more than ${hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} d`}`}
      leads={data?.vendorLeads?.nodes}
      problem={problem}
    />
  )
}

function WithIssue({ issue }: { issue: string }) {
  const { data, problem } = useLive(LeadsWithIssue, { issue: issue as DataIssueKind, first: most }, 60_000)
  const leads = data?.dataIssues?.nodes.map(({ vendorLead }) => vendorLead).filter((lead) => lead !== null)
  return <LeadTable title={`Data: ${spoken(issue)}`} leads={leads} problem={problem} />
}

interface Found {
  id: string
  vendorName: string | null
  propertyPostcode: string | null
  pipelineStage: string
  stageEnteredAt: string
  lastContactAt: string | null
}

function LeadTable(props: {
  title: string
  leads: readonly Found[] | undefined
  problem: string | undefined
}) {
  const { title, leads, problem } = props
  return (
    <DataTable
      title={title}
      rows={leads}
      problem={problem}
      says={leads?.length === most ? `The first ${most}.` : undefined}
      keyOf={({ id }) => id}
      columns={[
        {
          title: 'Vendor',
          value: ({ vendorName }) => vendorName,
          show: ({ vendorName }) => vendorName ?? 'No name yet',
          leadOf: ({ id }) => id,
        },
        { title: 'Postcode', value: ({ propertyPostcode }) => propertyPostcode },
        { title: 'Stands at', value: ({ pipelineStage }) => spoken(pipelineStage) },
        { title: 'Since', value: ({ stageEnteredAt }) => stageEnteredAt, clock: 'business' },
        { title: 'Last word', value: ({ lastContactAt }) => lastContactAt, clock: 'business' },
      ]}
      empty="There is none any more."
    />
  )
}
