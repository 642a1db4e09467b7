import type { PreviewTextQuery } from '../../graphql/documents.ts'

type Preview = NonNullable<PreviewTextQuery['previewText']>
export type Claim = Pick<NonNullable<Preview['unbackedClaims']>[number], 'kind' | 'words'>

/** What a text says and no row backs, in a sentence; undefined when there is nothing. */
export function claimsInWords(claims: readonly Claim[] | null | undefined): string | undefined {
  if (claims == null || claims.length === 0) return undefined
  return `Nothing on record backs ${claims.map(({ kind, words }) => `“${words}” (${kind})`).join(', ')}.`
}
