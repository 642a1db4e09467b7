import { readFileSync } from 'node:fs'
import { createClient } from 'graphql-ws'
import { expect } from 'vitest'
import { WebSocket } from 'ws'
import { projectFile } from '../../../../src/project_file.ts'
import { aLeadAt, only } from '../../../support/leads.ts'
import { apiStory } from '../../support/api.ts'

const page = readFileSync(projectFile('src/server/graphql/README.md'), 'utf8')
const documents = [...page.matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, document = '']) => document)

apiStory('every query of the page works when pasted', async ({ database: { db }, server, ask, tokenOf }) => {
  const lead = await aLeadAt(db, 'OFFER_MADE')
  const id = async (query: string): Promise<string> =>
    only((await db.query<{ id: string }>(query, [lead])).rows).id
  const variables: Record<string, string> = {
    lead,
    at: new Date(Date.now() + 60_000).toISOString(),
    alert: await id(
      `insert into pipeline.alerts (type, severity, message, vendor_lead_id)
       select type, 'HIGH', 'look', $1 from pipeline.alert_rules order by type limit 1 returning id`,
    ),
    deal: only(
      (
        await db.query<{ id: string }>('select id from pipeline.deals where vendor_lead_id = $1', [
          await aLeadAt(db, 'OFFER_ACCEPTED'),
        ])
      ).rows,
    ).id,
    text: await id(
      `select message_id as id from pipeline.record_inbound_message(
         (select vendor_phone from pipeline.vendor_leads where id = $1), 'hello', 'SM1'
       ) as message_id`,
    ),
  }
  const given = (document: string) =>
    Object.fromEntries(Object.entries(variables).filter(([name]) => document.includes(`$${name}:`)))
  const client = createClient({
    url: `${server.address.replace('http', 'ws')}/graphql`,
    retryAttempts: 0,
    webSocketImpl: class extends WebSocket {
      constructor(url: string, protocols: string) {
        super(url, protocols, { headers: { authorization: `Bearer ${operator}` } })
      }
    },
  })
  const operator = await tokenOf('operator')

  expect(documents.length).toBeGreaterThan(15)
  for (const document of documents) {
    if (document.startsWith('subscription')) {
      const told = client.iterate({ query: document, variables: given(document) })
      expect((await told.next()).value, document).toMatchObject({ data: expect.anything() })
      await told.return?.()
      continue
    }
    // A move of the lead, and an answer, close it.
    if (document.includes('$item:'))
      variables.item = await id(
        `select coalesce(pipeline_private.open_review_item($1, 'agent_asks', 'What now?'), (
           select id from pipeline.review_items where vendor_lead_id = $1 and kind = 'agent_asks' and resolved_at is null
         )) as id`,
      )
    if (document.includes('$change'))
      variables.change = await id(
        `select max(id) as id from pipeline.audit_log
         where vendor_lead_id = $1 and table_name = 'vendor_leads' and new_values ? 'asking_price' and operation = 'UPDATE'`,
      )
    const { errors, data } = await ask(
      /checkInvariants|webhookDeliveries|leadReads/.test(document) ? 'admin' : 'operator',
      document,
      given(document),
    )
    expect(errors, document).toEqual([])
    expect(Object.values(data), document).not.toContain(null)
  }
  await client.dispose()
})
