import { readFile } from 'node:fs/promises'
import { buildSchema, type GraphQLObjectType, isObjectType } from 'graphql'
import { expect, test } from 'vitest'
import { projectFile } from '../../../../src/project_file.ts'
import { aLeadAt, allStages } from '../../../support/leads.ts'
import { apiStory } from '../../support/api.ts'

test('what can never be null is never null, and what may be refused by itself stays nullable', async () => {
  const schema = buildSchema(await readFile(projectFile('db/schema.graphql'), 'utf8'))
  const typeOf = (place: string) => {
    const [type = '', field = ''] = place.split('.')
    return String((schema.getType(type) as GraphQLObjectType).getFields()[field]?.type)
  }
  const is = (expected: Record<string, string>) => {
    const found = Object.fromEntries(Object.keys(expected).map((place) => [place, typeOf(place)]))
    expect(found).toEqual(expected)
  }

  is({
    // Lists, their rows and their edges.
    'Query.vendorLeads': 'VendorLeadConnection!',
    'VendorLeadConnection.nodes': '[VendorLead!]!',
    'VendorLeadConnection.edges': '[VendorLeadEdge!]!',
    'VendorLeadEdge.node': 'VendorLead!',
    'VendorLeadEdge.cursor': 'Cursor!',
    'Query.stageFigures': '[StageFigure!]!',
    // Columns of views, of types and of what functions return: null where their comment says when.
    'StageFigure.value': 'BigFloat!',
    'StageFigure.medianAgeDays': 'Int',
    'FunnelStep.leads': 'Int!',
    'FunnelStep.shareOfPrevious': 'Float',
    'ApiUsageByDay.calls': 'Int!',
    'ApiUsageByDay.pence': 'BigFloat',
    'CheckInvariantsRecord.invariant': 'String!',
    'CheckInvariantsRecord.vendorLeadId': 'UUID',
    'TransitionResult.moved': 'Boolean!',
    'TransitionResult.code': 'String',
    'TransitionResult.legalStages': '[StageName!]!',
    // Of a row: what belongs to it, and what is worked out of it.
    'VendorLead.nextAction': 'NextAction!',
    'VendorLead.openReviewCount': 'Int!',
    'VendorLead.lastMessage': 'LeadMessage',
    'VendorLead.deal': 'Deal',
    'Offer.vendorLead': 'VendorLead!',
    'ReviewItem.vendorLead': 'VendorLead',
    // What a mutation has done; the mutation itself may be refused.
    'RequestTransitionPayload.result': 'TransitionResult!',
    'EditLeadPayload.result': 'LeadResult!',
    'Mutation.requestTransition': 'RequestTransitionPayload',
    // A row by its key, an answer about what the client names, and what is not for everybody.
    'Query.vendorLead': 'VendorLead',
    'Query.leadAsOf': 'VendorLead',
    'Query.explainMove': 'MoveRequirement',
    'Query.auditLogs': 'AuditLogConnection',
    'Query.checkInvariants': 'CheckInvariantsConnection',
    'Query.figuresAsOf': 'Datetime',
    'Query.now': 'Datetime!',
  })

  for (const type of Object.values(schema.getTypeMap())) {
    // A row that a subscriber is told of may be gone when it is read.
    const isTold = ['AlertsChange', 'BulkActsChange', 'NoticesChange'].includes(type.name)
    if (!isObjectType(type) || type.name.startsWith('__') || isTold) continue
    for (const { name, type: its } of Object.values(type.getFields())) {
      if (String(its).startsWith('[')) expect(String(its), `${type.name}.${name}`).toMatch(/^\[\w+!\]!?$/)
    }
  }
})

const page = `query ($lead: UUID!) {
  stages { totalCount }
  leadAsOf(leadId: $lead, at: "2001-01-01") { id }
  vendorLead(id: $lead) { id }
  auditLogs { totalCount }
  vendorLeads { nodes { id } }
}`

apiStory('one refusal leaves the rest of a page as it is', async ({ database: { db }, ask }) => {
  const lead = await aLeadAt(db, 'OFFER_MADE')
  const { data, errors } = await ask('viewer', page, { lead })
  expect(data).toEqual({
    stages: { totalCount: allStages.length },
    leadAsOf: null,
    vendorLead: { id: lead },
    auditLogs: null,
    vendorLeads: { nodes: [{ id: lead }] },
  })
  expect(errors.map(({ extensions }) => extensions?.code).sort()).toEqual(['FORBIDDEN', 'VL010'])
})

apiStory(
  'a client that asks for it gets what did not fail of everything',
  async ({ server, tokenOf, ask }) => {
    const after = Buffer.from('["of another order",1]').toString('base64')
    const query = `{ stages { totalCount } vendorLeads(after: "${after}") { nodes { id } } }`
    expect(await ask('viewer', query)).toMatchObject({
      data: null,
      errors: [{ extensions: { code: 'BAD_VALUE' } }],
    })

    const response = await fetch(`${server.address}/graphql`, {
      method: 'POST',
      body: JSON.stringify({ query, onError: 'NULL' }),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await tokenOf('viewer')}` },
    })
    expect(await response.json()).toMatchObject({
      data: { stages: { totalCount: allStages.length }, vendorLeads: null },
      errors: [{ extensions: { code: 'BAD_VALUE' } }],
    })
  },
)
