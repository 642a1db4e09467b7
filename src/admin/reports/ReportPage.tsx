import { Anchor, Skeleton, Text, Title } from '@mantine/core'
import { useQuery } from 'urql'
import { Link, useParams } from 'wouter'
import { ReportOfDay, type ReportOfDayQueryVariables } from '../graphql/documents.ts'
import { refusalInWords } from '../graphql/refusal.ts'
import { NotFound } from '../page/NotFound.tsx'
import { useTitle } from '../page/useTitle.ts'
import { When } from '../time/When.tsx'
import { ReportBody } from './ReportBody.tsx'
import classes from './Reports.module.css'
import { kindTitles, periodInWords } from './report_words.ts'

const isDay = (day: string) => /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day))

/** A report as it was written. */
export function ReportPage() {
  const { kind = '', day = '' } = useParams<{ kind: string; day: string }>()
  const wanted = Object.keys(kindTitles).find((each) => each === kind) as
    | ReportOfDayQueryVariables['kind']
    | undefined
  const isKnown = wanted !== undefined && isDay(day)
  const [{ data, error }] = useQuery({
    query: ReportOfDay,
    variables: { kind: wanted ?? 'morning', day },
    pause: !isKnown,
  })
  const title = kindTitles[wanted ?? 'morning'] ?? ''
  useTitle(isKnown ? title : undefined)
  if (!isKnown || data?.report === null) return <NotFound />
  return (
    <div className={classes.page}>
      <Anchor component={Link} href="/reports" size="sm">
        Past reports
      </Anchor>
      <Title order={1} mt="xs">
        {title}
      </Title>
      {error && (
        <Text role="alert" c="var(--mantine-color-error)">
          {refusalInWords(error)}
        </Text>
      )}
      {data?.report == null ? (
        !error && <Skeleton height={520} mt="md" />
      ) : (
        <>
          <Text size="sm" c="dimmed">
            {periodInWords(data.report)}, written <When at={data.report.writtenAt} />
          </Text>
          <ReportBody report={data.report} />
        </>
      )}
    </div>
  )
}
