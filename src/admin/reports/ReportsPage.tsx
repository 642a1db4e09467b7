import { Anchor, Button } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { Reports } from '../graphql/documents.ts'
import { Page } from '../page/Page.tsx'
import { useTitle } from '../page/useTitle.ts'
import { DataTable } from '../tables/DataTable.tsx'
import { useLive } from '../tables/useLive.ts'
import { kindTitles, periodInWords } from './report_words.ts'

const most = 200

/** The reports that were written, the last first. */
export function ReportsPage() {
  useTitle('Reports')
  const [first, setFirst] = useState(50)
  const { data, problem } = useLive(Reports, { first }, 60_000)
  const reports = data?.reports?.nodes
  return (
    <Page title="Reports" back={{ href: '/today', words: 'Today' }}>
      <DataTable
        title="Past reports"
        says="As they were written; the names in them are those of today."
        rows={reports}
        keyOf={({ kind, day }) => `${kind} ${day}`}
        problem={problem}
        columns={[
          {
            title: 'Report',
            value: ({ kind }) => kindTitles[kind] ?? kind,
            show: ({ kind, day }) => (
              <Anchor component={Link} href={`/reports/${kind}/${day}`} size="sm">
                {kindTitles[kind] ?? kind}
              </Anchor>
            ),
          },
          { title: 'Of', value: periodInWords },
          { title: 'Written', value: ({ writtenAt }) => writtenAt, clock: 'business' },
        ]}
        aside={
          reports?.length === first &&
          first < most && (
            <Button size="xs" variant="default" onClick={() => setFirst(most)}>
              Show more
            </Button>
          )
        }
        empty="None was written yet: the first comes tomorrow at seven."
      />
    </Page>
  )
}
