import type { TypedDocumentNode } from '@urql/core'
import { liveClient } from './clients.ts'
import { refusalInWords } from './refusal.ts'

/** Has something done. @returns why it was refused, in words; undefined when it is done. */
export async function attempt<Variables extends Record<string, unknown>>(
  document: TypedDocumentNode<unknown, Variables>,
  variables: Variables,
): Promise<string | undefined> {
  const { error } = await liveClient.mutation(document, variables).toPromise()
  return error && refusalInWords(error)
}
