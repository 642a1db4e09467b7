import { readFile } from 'node:fs/promises'
import { expect } from 'vitest'
import { previewLead } from '../../src/lead_sources/preview.ts'
import { projectFile } from '../../src/project_file.ts'
import { only } from '../support/leads.ts'
import { codeOf, leadStory, resultsOf, secrets } from './lead_story.ts'

const sample = (name: string) => readFile(projectFile(`docs/lead-sources/${name}.json`), 'utf8')

const leads = `select source, external_ref, vendor_name, vendor_phone, property_address, property_postcode, bedrooms from pipeline.vendor_leads order by id`
const ada = {
  ...{ vendor_name: 'Ada Pole', vendor_phone: '+447700900999' },
  ...{ property_address: '14 Oak Road, Bristol', property_postcode: 'BS6 5QA' },
}

leadStory(
  'Google brings leads with its key in the body, which nobody keeps',
  async ({ database: { db }, server, time }) => {
    const path = '/webhooks/leads/google-ads'
    const body = await sample('google-ads')
    expect(only(await resultsOf(await server.bring(body, { path })))).toMatchObject({
      status: 'accepted',
      problems: [],
    })
    await time.settle()
    expect((await db.query(leads)).rows).toMatchObject([
      { ...ada, source: 'google-ads', external_ref: JSON.parse(body).lead_id },
    ])
    const kept = await db.query(
      `select body, told::text, told ->> 'form_id' as form from pipeline.webhook_deliveries`,
    )
    expect(JSON.stringify(kept.rows)).not.toContain(secrets.LEAD_GOOGLE_SECRET)
    expect(kept.rows).toMatchObject([{ form: '9223372036854775807' }])

    const inLeads = {
      google_key: secrets.LEAD_GOOGLE_SECRET,
      leads: [{ google_key: secrets.LEAD_GOOGLE_SECRET }],
    }
    await server.bring(inLeads, { path })
    const all = await db.query(`select body, told::text from pipeline.webhook_deliveries`)
    expect(JSON.stringify(all.rows)).not.toContain(secrets.LEAD_GOOGLE_SECRET)

    const forged = await server.bring(body.replace(secrets.LEAD_GOOGLE_SECRET, 'a guess of theirs'), { path })
    expect([forged.status, await codeOf(forged)]).toEqual([401, 'BAD_SECRET'])
    for (const none of ['{}', '[]', '{"google_key":{"a":1}}']) {
      expect((await server.bring(none, { path })).status).toBe(401)
    }
    const test = { ...JSON.parse(body), lead_id: 'test-1', is_test: true }
    expect((await server.bring(test, { path })).status).toBe(202)
    await time.settle()
    expect((await db.query(leads)).rows).toHaveLength(1)
    const tests = await db.query(`select reference from pipeline.webhook_deliveries where verdict = 'test'`)
    expect(tests.rows).toEqual([{ reference: 'test-1' }])
  },
)

leadStory(
  'Zoopla brings sellers with a key in a header, and buyers are nothing to us',
  async ({ database: { db }, server, time }) => {
    const path = '/webhooks/leads/zoopla'
    const body = await sample('zoopla')
    for (const authorization of [secrets.LEAD_ZOOPLA_SECRET, `Bearer ${secrets.LEAD_ZOOPLA_SECRET}`]) {
      expect((await server.bring(body, { path, headers: { authorization } })).status).toBe(202)
    }
    for (const authorization of ['Bearer of a guess', '']) {
      const forged = await server.bring(body, { path, headers: { authorization } })
      expect([forged.status, await codeOf(forged)]).toEqual([401, 'BAD_SECRET'])
    }
    const headers = { authorization: secrets.LEAD_ZOOPLA_SECRET }
    await server.bring({ applicant: { id: '1', contact: { phone: '07700900124' } } }, { path, headers })
    await time.settle()
    expect((await db.query(leads)).rows).toEqual([
      { ...ada, source: 'zoopla', external_ref: '5a4f3f0e-6f6c-4b7e-9a6d-0c2b8a1d7e55', bedrooms: 3 },
    ])
    const verdicts = await db.query(
      'select verdict from pipeline.webhook_deliveries order by received_at, id',
    )
    expect(verdicts.rows.map(({ verdict }) => verdict)).toEqual(['taken', 'duplicate', 'ignored'])
  },
)

leadStory(
  'a source of your own is a row, and is looked at before it goes live',
  async ({ database: { db }, server, time }) => {
    await db.query(
      `insert into pipeline.lead_sources (source, title, proof, proof_name, key_variable, reference_path, fact_paths)
     values (
       'story-portal', 'A portal', 'header', 'X-Api-Key', 'LEAD_ZOOPLA_SECRET', '$.enquiry.no',
       '{"vendor_phone": ["$.enquiry.tel.mobile", "$.enquiry.tel.home"], "vendor_name": "$.enquiry.who"}'
     )`,
    )
    const enquiry = { no: 17, who: 'Zoë Brown', tel: { mobile: 'none', home: '07700 900998' } }
    expect(await previewLead(db, 'story-portal', JSON.stringify({ enquiry }))).toMatchObject({
      ...{
        verdict: 'taken',
        facts: { vendorPhone: '+447700900998', vendorName: 'Zoë Brown', externalRef: '17' },
      },
    })
    expect(await previewLead(db, 'nobody', '{}')).toBeNull()

    const bring = () =>
      server.bring(
        { enquiry },
        { path: '/webhooks/leads/story-portal', headers: { 'x-api-key': secrets.LEAD_ZOOPLA_SECRET } },
      )
    const [kept] = await resultsOf(await bring())
    const remove = db.query(`delete from pipeline.lead_sources where source = 'story-portal'`)
    await expect(remove).rejects.toMatchObject({ code: '23503' }) // what it brought could not be read any more
    await time.settle()
    expect((await db.query(leads)).rows).toEqual([])
    await db.query(`update pipeline.lead_sources set is_live = true where source = 'story-portal'`)
    await db.query(`select pipeline.read_delivery_again($1, 'the portal is live')`, [kept?.delivery])
    await time.settle()
    expect((await db.query(leads)).rows).toMatchObject([
      { source: 'story-portal', external_ref: '17', vendor_name: 'Zoë Brown' },
    ])
  },
)

leadStory.for([
  ['no path', `update pipeline.lead_sources set fact_paths = '{"vendor_phone": "not a path ("}'`, 'VL014'],
  ['no fact', `update pipeline.lead_sources set fact_paths = '{"shoe_size": "$.shoe"}'`, 'VL014'],
  ['a form without facts', `update pipeline.lead_sources set form_fact_paths = '{"1": "$.a"}'`, 'VL014'],
  ['a reference by no path', `update pipeline.lead_sources set reference_path = '$['`, 'VL014'],
  [
    'a test that is found in every lead',
    `update pipeline.lead_sources set test_path = '$.is_test == true'`,
    'VL014',
  ],
  [
    'a path that knows a variable',
    `update pipeline.lead_sources set fact_paths = '{"vendor_name": "$.a ? (@ == $b)"}'`,
    'VL014',
  ],
  ['a path that looks everywhere', `update pipeline.lead_sources set source_path = '$.**'`, 'VL014'],
  [
    'a tick without words',
    `update pipeline.lead_sources set consent_is_given = false, consent_wording = null, consent_path = '$.tick'`,
    '23514',
  ],
  ['half a proof', `update pipeline.lead_sources set proof_name = null`, '23514'],
  [
    'a secret that is none of leads',
    `update pipeline.lead_sources set key_variable = 'DATABASE_URL'`,
    '23514',
  ],
] as const)('a source with %s is refused', async ([, statement, code], { database: { db } }) => {
  await expect(db.query(`${statement} where source = 'google-ads'`)).rejects.toMatchObject({ code })
})

leadStory.for(['lead', 'facebook', 'google-ads', 'zoopla'])(
  'the sample %s can be read',
  async (name, { database: { db } }) => {
    const preview = await previewLead(db, name === 'lead' ? 'webhook' : name, await sample(name))
    expect(preview).toMatchObject({
      verdict: 'taken',
      facts: { vendorPhone: '+447700900999', vendorName: 'Ada Pole' },
    })
  },
)
