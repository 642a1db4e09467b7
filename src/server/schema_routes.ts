import type { FastifyPluginAsync } from 'fastify'
import { agentsOpenApi, agentsSchema } from '../agents/contract/published.ts'
import { publishedLeadsSchema } from '../lead_sources/lead_schema.ts'

/** The contracts that programs of others are built by, for everybody. The same files lie in docs/schemas. */
export const schemaRoutes: FastifyPluginAsync = async (app) => {
  const contracts = {
    'agents.openapi.json': ['application/vnd.oai.openapi+json;version=3.1', agentsOpenApi],
    'agents.schema.json': ['application/schema+json', agentsSchema],
    'leads.schema.json': ['application/schema+json', publishedLeadsSchema],
  } as const
  for (const [file, [type, contract]] of Object.entries(contracts)) {
    // Written when somebody first asks: hardly anybody does, and it is a good part of what a start costs.
    let text: string | undefined
    app.get(`/schemas/${file}`, async (_, reply) => {
      text ??= JSON.stringify(contract())
      return reply.type(type).send(text)
    })
  }
}
