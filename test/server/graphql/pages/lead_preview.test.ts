import { readFile } from 'node:fs/promises'
import { expect } from 'vitest'
import { projectFile } from '../../../../src/project_file.ts'
import { aLead } from '../../../support/leads.ts'
import { apiStory } from '../../support/api.ts'

const query = `query ($source: String!, $lead: String!) {
  leadPreview(source: $source, lead: $lead) {
    verdict isLive reference form facts { name value } missing consentWording problems { severity column value problem } question knownLeadId
    explanation { stage next { owedBy } }
  }
}`

apiStory(
  'a lead is shown before its source goes live, and nothing of it is kept',
  async ({ database: { db }, ask }) => {
    await db.query(`update pipeline.lead_sources set is_live = false where source = 'google-ads'`)
    const lead = await readFile(projectFile('docs/lead-sources/google-ads.json'), 'utf8')
    const shown = async (source: string, given: string) =>
      (await ask('operator', query, { source, lead: given })).data.leadPreview
    expect(await shown('google-ads', lead)).toMatchObject({
      ...{ verdict: 'taken', isLive: false, form: '9223372036854775807', question: null, knownLeadId: null },
      facts: expect.arrayContaining([
        { name: 'vendorName', value: 'Ada Pole' },
        { name: 'vendorPhone', value: '+447700900999' },
        { name: 'propertyPostcode', value: 'BS6 5QA' },
      ]),
      missing: expect.arrayContaining(['price', 'type', 'bedrooms', 'condition']),
      explanation: { stage: 'NEW_LEAD', next: { owedBy: expect.any(String) } },
    })
    const known = await aLead(db, { vendor_phone: '+447700900999', property_postcode: 'BS6 5QA' })
    expect(await shown('google-ads', lead)).toMatchObject({ verdict: 'duplicate', knownLeadId: known })
    expect(await shown('webhook', '{"phone": "020 7946 0000"}')).toMatchObject({
      ...{
        verdict: 'refused',
        facts: null,
        question: expect.stringContaining('a landline cannot be texted'),
      },
      problems: [{ severity: 'error', column: 'phone', value: '020 7946 0000' }],
    })
    expect(await shown('nobody', '{}')).toBeNull()
    const left = await db.query(
      'select from pipeline.webhook_deliveries union all select from pipeline.alerts',
    )
    expect(left.rows).toEqual([])

    const half = await ask('operator', query, { source: 'webhook', lead: '{"phone":' })
    expect(half.errors[0]?.extensions).toMatchObject({ code: 'BAD_VALUE', field: 'lead' })
    const viewer = await ask('viewer', query, { source: 'webhook', lead })
    expect(viewer.errors[0]?.extensions?.code).toBe('FORBIDDEN')
  },
)
