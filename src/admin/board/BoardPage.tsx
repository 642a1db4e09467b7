import { Paper, SimpleGrid, Text, Title } from '@mantine/core'
import { useQuery } from 'urql'
import { StageFigures } from '../graphql/documents.ts'

export function BoardPage() {
  const [{ data }] = useQuery({ query: StageFigures })
  return (
    <>
      <Title order={1}>Board</Title>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        {data?.stageFigures?.map(
          (figure) =>
            figure && (
              <Paper key={figure.stage} withBorder p="sm">
                <Text>{figure.title}</Text>
                <Text>{figure.leads}</Text>
              </Paper>
            ),
        )}
      </SimpleGrid>
    </>
  )
}
