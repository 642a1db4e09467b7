import { Anchor, Group, Skeleton, Text, Title } from '@mantine/core'
import { Link } from 'wouter'
import { ReportNow } from '../graphql/documents.ts'
import { useLive } from '../tables/useLive.ts'
import { When } from '../time/When.tsx'
import { ReportBody } from './ReportBody.tsx'
import classes from './Reports.module.css'
import { periodInWords } from './report_words.ts'

/** The morning report as it is now. */
export function TodayPage() {
  const { data, problem } = useLive(ReportNow, {}, 60_000)
  const report = data?.reportNow
  return (
    <div className={classes.page}>
      <Group justify="space-between" align="baseline">
        <Title order={1}>Today</Title>
        <Anchor component={Link} href="/reports" size="sm">
          Past reports
        </Anchor>
      </Group>
      {problem !== undefined && (
        <Text role="alert" c="var(--mantine-color-error)">
          {problem}
        </Text>
      )}
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
    </div>
  )
}
