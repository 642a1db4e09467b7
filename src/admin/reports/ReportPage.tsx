import { Skeleton, Text } from '@mantine/core'
import { useQuery } from 'urql'
import { useParams } from 'wouter'
import { ReportOfDay, type ReportOfDayQueryVariables } from '../graphql/documents.ts'
import { refusalInWords } from '../graphql/refusal.ts'
import { ErrorText } from '../look/ErrorText.tsx'
import { NotFound } from '../page/NotFound.tsx'
import { Page } from '../page/Page.tsx'
import { useTitle } from '../page/useTitle.ts'
import { When } from '../time/When.tsx'
import { ReportBody } from './ReportBody.tsx'
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
    <Page title={title} back={{ href: '/reports', words: 'Past reports' }}>
      {error && <ErrorText>{refusalInWords(error)}</ErrorText>}
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
    </Page>
  )
}
