import { expect } from 'vitest'
import { keepLeads } from '../../../db/leads/lead_sources.ts'
import { aLead } from '../../support/leads.ts'
import { orchestrator } from '../support/orchestrator.ts'
import { cliStory } from '../support/story.ts'

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
  expect(shown.stdout).toMatch(/^Not said: price, type, bedrooms, condition\b.*\.$/m)
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

cliStory(
  'what was spent is noted from a file: looked at first, all of it or nothing, each bad row with its reason',
  async ({ database: { db }, folder, run }) => {
    const noted = async () =>
      (
        await db.query(
          'select source, day::text, amount::text from pipeline.source_spend order by source, day',
        )
      ).rows.map(({ source, day, amount }) => `${source} ${day} ${amount}`)
    expect((await run('sources', 'spend', 'facebook', '2026-01-05', '120.50')).code).toBe(0)
    const bad = await folder.write(
      'bad.csv',
      [
        'Date,Platform,Cost (GBP)',
        '2026-01-05,facebook,100',
        '31/02/2026,facebook,100',
        '2026-01-06,nobody-ever,100',
        '2999-01-06,facebook,100',
        '2026-01-07,facebook,lots',
        '2026-01-08,facebook,-5',
        '2026-01-09,facebook,20000000',
        '2026-01-10,facebook,1',
        '10/01/2026,Facebook,2',
        '',
      ].join('\n'),
    )
    const refused = await run('sources', 'spend', '--csv', bad)
    expect(refused.code).toBe(1)
    expect(refused.stderr.split('\n').filter((line) => line !== '')).toEqual([
      '8 rows cannot be taken, so nothing was written:',
      'row 3: "31/02/2026": day: there is no such day',
      expect.stringMatching(/^row 4: "nobody-ever 2026-01-06 100.00": no lead comes from this source/),
      expect.stringMatching(/^row 5: .*the day has not begun/),
      'row 6: "lots": amount: not an amount of money',
      'row 7: "-5": amount: not an amount of money',
      expect.stringMatching(/^row 8: .*an amount is 0 to 10,000,000 GBP$/),
      expect.stringMatching(/^row 9: "facebook 2026-01-10 1.00": the file has this source and day twice$/),
      expect.stringMatching(/^row 10: "facebook 2026-01-10 2.00": the file has this source and day twice$/),
    ])
    expect(await noted()).toEqual(['facebook 2026-01-05 120.50'])

    const good = await folder.write(
      'good.csv',
      'source;day;amount\nfacebook;05/01/2026;"£1,234.50"\ngoogle-ads;2026-01-05;80\n',
    )
    const shown = await run('sources', 'spend', '--csv', good, '--dry-run')
    expect(shown.stdout).toMatch(/facebook +2026-01-05 +£120.50 +£1,234.50/)
    expect(shown.stdout).toContain('2 rows: 1 new, 1 changed, 0 as noted before. Nothing was written.')
    expect(await noted()).toEqual(['facebook 2026-01-05 120.50'])
    const taken = '2 rows: 1 new, 1 changed, 0 as noted before.\n'
    expect(await run('sources', 'spend', '--csv', good)).toMatchObject({ code: 0, stdout: taken })
    expect(await noted()).toEqual(['facebook 2026-01-05 1234.50', 'google-ads 2026-01-05 80.00'])
    expect((await run('sources', 'spend', '--csv', good)).stdout).toContain('2 as noted before')

    const other = await folder.write('other.csv', 'name,phone\nAda,1\n')
    expect((await run('sources', 'spend', '--csv', other)).stderr).toContain('source,day,amount')
    expect((await run('sources', 'spend', 'facebook')).code).toBe(2)
    expect((await run('sources', 'spend', 'facebook', '2026-01-05', 'lots')).code).toBe(2)
  },
)
