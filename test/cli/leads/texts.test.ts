import { expect } from 'vitest'
import { aLeadAt } from '../../support/leads.ts'
import { cliStory } from '../support/story.ts'

cliStory('texts are stopped, seen to be stopped, and let go on', async ({ database: { db }, run }) => {
  const lead = await aLeadAt(db, 'RETRY_1', { vendor_phone: '+447700900123' })
  expect(await run('texts', 'stop', 'source:nowhere', '--reason', 'why')).toMatchObject({
    ...{ code: 1, stderr: expect.stringContaining('VL010') },
  })
  const stopped = await run('texts', 'stop', 'all', '--reason', 'a wrong price')
  expect(stopped).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^Nothing leaves: all, since .*: a wrong price\n$/),
  })
  expect((await run('doctor')).stdout).toMatch(/! stops: all since .*a wrong price/)
  expect((await run('leads', 'show', lead)).stdout).toContain(
    'stopped all, until texts resume (a wrong price)',
  )
  expect((await run('texts', 'stops')).stdout).toContain('a wrong price')
  expect(JSON.parse((await run('texts', 'stops', '--json')).stdout)).toMatchObject({
    stops: [{ scope: 'all', endedAt: null }],
  })
  expect(await run('texts', 'resume', 'all', '--reason', 'corrected')).toMatchObject({
    code: 0,
    stdout: 'Ended: all.\n',
  })
  expect(await run('texts', 'resume', 'all', '--reason', 'corrected')).toMatchObject({
    ...{ code: 1, stderr: expect.stringContaining('None stands') },
  })
})

cliStory(
  'what texts say is looked through before the first one leaves',
  async ({ database: { db }, run }) => {
    expect((await run('texts', 'wording')).stdout).toBe('All that texts say is your own.\n')
    await db.query(`update pipeline.settings set company_name = 'Homestead Buyers'`)
    await db.query(`update pipeline.message_templates set is_placeholder = template = 'retry_1'`)
    expect((await run('texts', 'wording')).stdout).toMatch(/company_name +update pipeline.settings/)
    expect((await run('doctor')).stdout).toContain('company_name, template:retry_1')
    expect((await run('texts', 'approve', '--reason', 'read')).stdout).toMatch(
      /^1 text approved: retry_1\.\nStill missing: company_name/,
    )
  },
)

cliStory('which account takes the texts is shown and changed', async ({ run }) => {
  expect((await run('sending', 'show')).stdout).toContain('The first carrier that takes a text stays.')
  const changed = await run('sending', 'carrier', 'twilio', 'AC1', '--reason', 'ours')
  expect(changed).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^Carrier twilio, account AC1: .*: ours\n$/),
  })
  expect((await run('sending', 'carrier', 'twilio', '--reason', 'ours')).code).toBe(1)
  expect((await run('sending', 'show')).stdout).toContain('account AC1')
  expect((await run('sending', 'carrier', '--reason', 'the next one')).stdout).toBe(
    'The first carrier that takes a text stays.\n',
  )
})
