import { expect, vi } from 'vitest'
import { aLeadAt, only } from '../../support/leads.ts'
import { apiStory } from '../support/api.ts'

apiStory(
  'whoever reads one lead leaves a row, once an hour; a list leaves none',
  async ({ database: { db }, ask }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE')
    const gone = '01a22544-ef7e-7827-b940-dca5da9deede'
    const one = 'query ($id: UUID!) { vendorLead(id: $id) { vendorName } }'
    await ask('viewer', '{ vendorLeads(first: 5) { nodes { vendorName vendorPhone } } }')
    await ask('viewer', one, { id: gone })
    for (const _ of [1, 2]) await ask('viewer', one, { id: lead })
    await ask('viewer', `{ explainLead(leadId: "${lead}") { stage } }`)
    await ask('operator', one, { id: lead })

    const read = `{ leadReads(first: 20, orderBy: PRIMARY_KEY_ASC) { nodes { vendorLeadId userName hour } } }`
    const rows = await vi.waitUntil(async () => {
      const { data } = await ask('admin', read)
      return data.leadReads.nodes.length >= 2 && data.leadReads.nodes
    }, 60_000)
    const who = rows.map(({ vendorLeadId, userName }: Record<string, string>) => ({ vendorLeadId, userName }))
    expect(who).toHaveLength(2)
    expect(who).toEqual(
      expect.arrayContaining([
        { vendorLeadId: lead, userName: 'viewer (story)' },
        { vendorLeadId: lead, userName: 'operator (story)' },
      ]),
    )

    // However it is named, and whatever of it is read.
    const rowsOf = new Map<string, { item: string; event: string }>()
    const askAbout = async (id: string) => {
      const { rows } = await db.query<{ item: string; event: string }>(
        `select pipeline_private.open_review_item($1, 'agent_asks', 'What now?') as item,
           (select max(events.id)::text from pipeline.pipeline_events as events where events.vendor_lead_id = $1) as event`,
        [id],
      )
      rowsOf.set(id, only(rows))
    }
    const about = (id: string) => rowsOf.get(id) ?? { item: '', event: '' }
    const ways = (id: string) => [
      `query ($id: UUID! = "${id}") { vendorLead(id: $id) { vendorName } }`,
      `{ vendorLeads(filter: { id: { equalTo: "${id}" } }) { nodes { vendorName } } }`,
      `{ vendorLeads(filter: { and: [{ id: { in: ["${id}"] } }] }) { nodes { vendorName } } }`,
      `{ leadMessages(filter: { vendorLeadId: { equalTo: "${id}" } }) { nodes { body } } }`,
      `{ vendorLeads(filter: { search: "${id}" }) { nodes { vendorName } } }`,
      `{ factOrigins(leadId: "${id}") { fact } }`,
      `{ reviewItem(id: "${about(id).item}") { vendorLead { vendorName } } }`,
      `{ reviewItems(filter: { id: { in: ["${about(id).item}"] } }) { nodes { vendorLead { vendorName } } } }`,
      `{ pipelineEvent(id: "${about(id).event}") { vendorLead { vendorName } } }`,
    ]
    const others: string[] = []
    for (const nth of Array(9).keys()) {
      const other = await aLeadAt(db, 'NEW_LEAD')
      await askAbout(other)
      others.push(other)
      expect((await ask('admin', ways(other)[nth] ?? '')).errors).toEqual([])
    }
    await vi.waitUntil(async () => {
      const { data } = await ask('admin', read)
      const ofAdmin = data.leadReads.nodes.filter(
        ({ userName }: { userName: string }) => userName === 'admin (story)',
      )
      return ofAdmin.length === others.length
    }, 60_000)
    expect((await ask('operator', read)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
  },
)
