import { expect } from 'vitest'
import { keepLeads } from '../../db/leads/lead_sources.ts'
import { aLead } from '../support/leads.ts'
import { orchestrator } from './support/orchestrator.ts'
import { cliStory } from './support/story.ts'

cliStory('sources are listed, and which of them lack their secret', async ({ database: { url }, run }) => {
  const { stdout } = await run('sources', 'list')
  expect(stdout).toMatch(/^google-ads +Google Ads +yes +body_field google_key +LEAD_GOOGLE_SECRET/m)
  const env = { LEAD_GOOGLE_SECRET: 'a secret of theirs' }
  const checked = await orchestrator(['sources', 'check'], { url, env })
  expect(checked.code).toBe(1)
  expect(checked.stdout).toMatch(/^✓ google-ads: has its secret$/m)
  expect(checked.stdout).toMatch(/^! zoopla: LEAD_ZOOPLA_SECRET is not set$/m)
  const doctor = await orchestrator(['doctor'], { url, env })
  expect(doctor.stdout).toMatch(
    /^✓ lead sources: google-ads may bring leads; not set here: .*LEAD_WEBHOOK_SECRET/m,
  )
})

cliStory('a lead is shown before its source goes live', async ({ database: { db }, folder, run }) => {
  const shown = await run('sources', 'preview', 'google-ads', 'docs/lead-sources/google-ads.json')
  expect(shown).toMatchObject({ code: 0, stderr: '' })
  expect(shown.stdout).toMatch(/^It becomes a lead\.$/m)
  expect(shown.stdout).toMatch(/^phone +\+447700900999$/m)
  expect(shown.stdout).toMatch(/^postcode +BS6 5QA$/m)
  expect(shown.stdout).toMatch(/^Not said: price, type, bedrooms, condition\.$/m)
  expect(shown.stdout).toMatch(/^Then:\nagent sms_agent INITIAL_CONTACT queued/m)

  await db.query(
    `update pipeline.lead_sources set is_live = false, consent_is_given = false where source = 'google-ads'`,
  )
  const unasked = await run('sources', 'preview', 'google-ads', 'docs/lead-sources/google-ads.json')
  expect(unasked.stdout).toContain('The source is not live')
  expect(unasked.stdout).toMatch(/^Then:\nanswer: .*ring/m)
  const known = await aLead(db, { vendor_phone: '+447700900999' })
  const again = await run('sources', 'preview', 'google-ads', 'docs/lead-sources/google-ads.json')
  expect(again.stdout).toContain(`It becomes no new lead: it belongs to ${known}.`)
  // Nothing of it is left.
  const left = await db.query(
    `select (select count(*)::integer from pipeline.webhook_deliveries) as deliveries, (select count(*)::integer from pipeline.vendor_leads) as leads,
       (select count(*)::integer from pipeline_private.brought_references) as references, is_live
     from pipeline.lead_sources where source = 'google-ads'`,
  )
  expect(left.rows).toEqual([{ deliveries: 0, leads: 1, references: 0, is_live: false }])

  const poor = await run(
    'sources',
    'preview',
    'webhook',
    await folder.write('poor.json', '{"phone": "none"}'),
  )
  expect(poor.code).toBe(1)
  expect(poor.stdout).toMatch(
    /^It becomes a question to a person: .*\n[\s\S]*\nerror: .*there is no phone number$/m,
  )
  const broken = await run('sources', 'preview', 'webhook', await folder.write('half.json', '{"phone":'))
  expect(broken).toMatchObject({ code: 1 })
  expect(broken.stderr).toContain('is not JSON')
  expect((await run('sources', 'preview', 'nobody', 'package.json')).stderr).toContain(
    'There is no source nobody',
  )
})

cliStory('what could not be read is shown, and read again', async ({ database: { db }, run }) => {
  const told = { reference: 'R-1', phone: 'none' }
  const [kept] = await keepLeads(db, 'leads', 'webhook', [{ body: JSON.stringify(told), told }])
  const delivery = kept?.deliveryId ?? ''
  const problems = [{ severity: 'error', column: 'phone', value: 'none', problem: 'not a phone number' }]
  await db.query('select pipeline_private.take_up_lead($1, null, $2)', [delivery, JSON.stringify(problems)])

  const shown = await run('sources', 'show', 'webhook')
  expect(shown.stdout).toMatch(new RegExp(`^${delivery} .* refused +R-1 +– +phone: not a phone number$`, 'm'))
  const again = await run('sources', 'again', delivery, '--phone', '07700900999', '--reason', 'rang them')
  expect(again).toMatchObject({ code: 0, stdout: 'A worker reads it.\n' })
  const waiting = await db.query(`select verdict, mended from pipeline.webhook_deliveries`)
  expect(waiting.rows).toEqual([{ verdict: 'waiting', mended: { vendor_phone: '07700900999' } }])
  const events = await db.query(
    `select reason, metadata ->> 'deliveryId' as delivery from pipeline.pipeline_events where event_type = 'lead_read_again'`,
  )
  expect(events.rows).toEqual([{ reason: 'rang them', delivery }])
  expect((await run('sources', 'again', delivery, '--reason', 'twice')).stdout).toBe('A worker reads it.\n')
  expect((await run('sources', 'show', 'nobody')).stderr).toContain('There is no source nobody')
})
