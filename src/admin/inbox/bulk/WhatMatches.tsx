import { Text } from '@mantine/core'
import type { BulkPreviewFactsFragment } from '../../graphql/documents.ts'
import { kindOf } from '../state/kinds.ts'

/** `12 match: 8 Vendor wrote, 4 Overdue.`, and what an answer leaves open. */
export function WhatMatches({ found, isAnswer }: { found: BulkPreviewFactsFragment; isAnswer: boolean }) {
  const { matched, kinds, withNewWords } = found
  const parts = kinds.map(({ kind, itemCount }) => `${itemCount} ${kindOf(kind).title}`)
  return (
    <>
      <Text>
        {matched} match{parts.length > 0 && `: ${parts.join(', ')}`}.
      </Text>
      {isAnswer && withNewWords > 0 && (
        <Text size="sm">
          Of {withNewWords} the vendor has words that nobody has answered: what came after the question is
          asked about anew.
        </Text>
      )}
    </>
  )
}
