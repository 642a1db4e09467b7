import { Button, Code, Stack, Text, Title } from '@mantine/core'
import { Component, type ReactNode } from 'react'

interface Props {
  children: ReactNode
}

/** Instead of an empty page: what went wrong, and how to go on. */
export class ErrorBoundary extends Component<Props, { problem: string | undefined }> {
  override state = { problem: undefined }

  static getDerivedStateFromError(error: unknown) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }

  override render() {
    const { problem } = this.state
    if (problem === undefined) return this.props.children
    return (
      <Stack p="xl" align="flex-start" role="alert">
        <Title order={1}>This page has failed</Title>
        <Text>Nothing that was saved is lost. Open it again; if it fails again, tell whoever runs it:</Text>
        <Code block>{problem}</Code>
        <Button onClick={() => location.reload()}>Open again</Button>
      </Stack>
    )
  }
}
