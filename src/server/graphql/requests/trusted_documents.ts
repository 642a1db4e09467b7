import { PersistedPlugin } from '@grafserv/persisted'
import { SafeError } from 'postgraphile/grafast'
import { z } from 'zod'
import { documentHash, type TrustedDocuments } from '../../../documents/trusted_documents.ts'

/** How clients name a document: as GraphQL over HTTP has it, or as Apollo and urql do. */
const namingSchema = z.object({
  documentId: z.string().optional().catch(undefined),
  extensions: z
    .object({ persistedQuery: z.object({ sha256Hash: z.string() }) })
    .optional()
    .catch(undefined),
})

/** Runs only documents that were registered, over HTTP and WebSockets; what stands in `query` counts by its hash. */
export function trustedDocumentsPreset(documents: TrustedDocuments): GraphileConfig.Preset {
  return {
    plugins: [PersistedPlugin],
    grafserv: {
      hashFromPayload(body) {
        const { documentId, extensions } = namingSchema.parse(body)
        const id = documentId?.replace(/^sha256:/, '') ?? extensions?.persistedQuery.sha256Hash
        return id ?? documentHash(typeof body.query === 'string' ? body.query : '')
      },
      persistedOperationsGetter: (id) => documents.get(id) ?? Promise.reject(notTrusted()),
    },
  }
}

const notTrusted = () =>
  new SafeError(
    'Only documents that were registered run here. Name one in `documentId`, or have yours added to the folder of TRUSTED_DOCUMENTS.',
    { code: 'DOCUMENT_NOT_TRUSTED', statusCode: 400 },
  )
