import { Skeleton, Text } from '@mantine/core'
import { useQuery } from 'urql'
import { MyNoticeChoices } from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'
import { Page } from '../../page/Page.tsx'
import { useTitle } from '../../page/useTitle.ts'
import { ChoicesForm } from './ChoicesForm.tsx'
import { ThisBrowser } from './ThisBrowser.tsx'

/** What somebody wants to be told, and by which ways. */
export function NoticesPage() {
  useTitle('Notices')
  const [{ data, error }] = useQuery({ query: MyNoticeChoices, requestPolicy: 'cache-and-network' })
  const choices = data?.myNoticeChoices
  return (
    <Page title="What you are told" width="44rem">
      <Text c="dimmed" mt={4}>
        The bell lists all that concerns you. Beside it you can be told as it happens: by a pop-up, by e-mail,
        by Slack.
      </Text>
      {error && !choices && (
        <Text role="alert" mt="md">
          {refusalInWords(error)}
        </Text>
      )}
      {!error && !choices && <Skeleton height={420} mt="md" aria-hidden="true" />}
      {choices && (
        <>
          <ChoicesForm choices={choices} />
          <ThisBrowser />
        </>
      )}
    </Page>
  )
}
