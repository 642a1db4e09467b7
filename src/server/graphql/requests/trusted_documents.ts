import { SafeError } from 'postgraphile/grafast'
import { z } from 'zod'
import { documentHash, type TrustedDocuments } from '../../../documents/trusted_documents.ts'
import 'postgraphile'
import 'postgraphile/grafserv'

/** How clients name a document: as GraphQL over HTTP has it, or as Apollo and urql do. */
const namingSchema = z.object({
  documentId: z.string().optional().catch(undefined),
  extensions: z
    .object({ persistedQuery: z.object({ sha256Hash: z.string() }) })
    .optional()
    .catch(undefined),
})

/** Runs only documents that were registered, over HTTP and WebSockets; what stands in `query` counts by its hash. */
export function trustedDocumentsPlugin(documents: TrustedDocuments): GraphileConfig.Plugin {
  return {
    name: 'PipelineTrustedDocumentsPlugin',
    version: '1.0.0',
    grafserv: {
      middleware: {
        processGraphQLRequestBody(next, { body }) {
          const document = documents.get(idOf(body))
          if (document === undefined) {
            throw new SafeError(
              'Only documents that were registered run here. Name one in `documentId`, or have yours added to the folder of TRUSTED_DOCUMENTS.',
              { code: 'DOCUMENT_NOT_TRUSTED', statusCode: 400 },
            )
          }
          body.query = document
          return next()
        },
      },
    },
  }
}

function idOf(body: { query?: unknown }): string {
  const { documentId, extensions } = namingSchema.parse(body)
  const id = documentId?.replace(/^sha256:/, '') ?? extensions?.persistedQuery.sha256Hash
  return id ?? (typeof body.query === 'string' ? documentHash(body.query) : '')
}
