import { Anchor, Skeleton, Text } from '@mantine/core'
import { Link } from 'wouter'
import { ReportNow } from '../graphql/documents.ts'
import { ErrorText } from '../look/ErrorText.tsx'
import { Page } from '../page/Page.tsx'
import { useLive } from '../tables/useLive.ts'
import { When } from '../time/When.tsx'
import { ReportBody } from './ReportBody.tsx'
import { periodInWords } from './report_words.ts'

/** The morning report as it is now. */
export function TodayPage() {
  const { data, problem } = useLive(ReportNow, {}, 60_000)
  const report = data?.reportNow
  return (
    <Page
      title="Today"
      aside={
        <Anchor component={Link} href="/reports" size="sm">
          Past reports
        </Anchor>
      }
    >
      {problem !== undefined && <ErrorText>{problem}</ErrorText>}
      {report == null ? (
        problem === undefined && <Skeleton height={520} mt="md" />
      ) : (
        <>
          <Text size="sm" c="dimmed">
            As of <When at={report.writtenAt} />; yesterday was {periodInWords(report)}.
          </Text>
          <ReportBody report={report} />
        </>
      )}
    </Page>
  )
}
