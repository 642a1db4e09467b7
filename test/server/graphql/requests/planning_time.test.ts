import { expect, vi } from 'vitest'
import { documentsOfPages } from '../../../../src/documents/trusted_documents.ts'
import { aLead } from '../../../support/leads.ts'
import { apiStory } from '../../support/api.ts'

/** With a schema of its own, of which nothing is planned yet. */
const freshStory = apiStory.extend('schemaOf', async ({ task: _ }) => undefined)

freshStory(
  'on the slowest of machines what our pages ask is planned; what takes others too long says so',
  async ({ database: { db }, ask, server, tokenOf }) => {
    const lead = await aLead(db, { vendor_name: 'Ada Pole' })
    const documents = [...(await documentsOfPages()).values()]
    const ofLead = documents.find((each) => each.startsWith('query Lead(')) ?? ''
    const variables = { id: lead, texts: 1, events: 1 }

    const now = performance.now.bind(performance)
    let lost = 0
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => {
      // Each look at the clock while a plan is made is that much later; what else goes on in this process takes as long as ever.
      if (new Error().stack?.includes('OperationPlan')) lost += 1_000
      return now() + lost
    })
    try {
      // Each by somebody else: the time that they lose counts as their share of the server.
      const others = await ask('admin', `${ofLead} # of somebody else`, variables)
      expect(others.errors).toMatchObject([{ extensions: { code: 'TOO_SLOW' } }])
      const strict = await fetch(`${server.address}/graphql`, {
        method: 'POST',
        body: JSON.stringify({ query: `${ofLead} # of a third`, variables }),
        headers: {
          ...{ accept: 'application/graphql-response+json', 'content-type': 'application/json' },
          authorization: `Bearer ${await tokenOf('viewer')}`,
        },
      })
      expect(strict.status).toBe(503)
      const ours = await ask('operator', ofLead, variables)
      expect(ours).toMatchObject({ errors: [], data: { vendorLead: { vendorName: 'Ada Pole' } } })
    } finally {
      clock.mockRestore()
    }
  },
)
