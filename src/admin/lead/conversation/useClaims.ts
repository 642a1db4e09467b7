import { useDebouncedCallback } from '@mantine/hooks'
import { useState } from 'react'
import { liveClient } from '../../graphql/clients.ts'
import { PreviewText } from '../../graphql/documents.ts'
import type { Claim } from '../text/claims.ts'

/**
 * What a text that is being written says and no row backs: looked up when the writing pauses, and before it is sent. `offering`: the
 * offer that is to be made with it.
 */
export function useClaims(leadId: string, offering?: string) {
  const [seen, setSeen] = useState<{ body: string; claims: readonly Claim[] }>({ body: '', claims: [] })

  async function lookUp(body: string): Promise<readonly Claim[]> {
    const given = { body, leadId, offering }
    const { data } = await liveClient.query(PreviewText, given, { requestPolicy: 'network-only' }).toPromise()
    const claims = data?.previewText?.unbackedClaims ?? []
    setSeen({ body, claims })
    return claims
  }

  return {
    claimsOf: (body: string) => (seen.body === body ? seen.claims : []),
    follow: useDebouncedCallback((body: string) => void (body.trim() !== '' && lookUp(body)), 400),
    /** Whether words may go: nothing is without a row, or whoever sends them has seen what is. */
    mayGo: async (body: string) => seen.body === body || (await lookUp(body)).length === 0,
  }
}
