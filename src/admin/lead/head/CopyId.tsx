import { Code, CopyButton } from '@mantine/core'
import { WordButton } from '../../look/WordButton.tsx'

export function CopyId({ id }: { id: string }) {
  return (
    <CopyButton value={id}>
      {({ copied, copy }) => (
        <WordButton onClick={copy} title={id} aria-label={`Copy the id ${id}`} style={{ cursor: 'copy' }}>
          <Code>{copied ? 'copied' : `${id.slice(0, 8)}…`}</Code>
        </WordButton>
      )}
    </CopyButton>
  )
}
