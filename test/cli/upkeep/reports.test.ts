import { expect } from 'vitest'
import { aLead } from '../../support/leads.ts'
import { cliStory } from '../support/story.ts'

cliStory(
  'reports are listed, and shown as text, as a letter and as JSON',
  async ({ database: { db }, run }) => {
    expect((await run('reports', 'list')).stdout).toBe(
      'None was written yet: orchestrator reports show --now\n',
    )
    const none = await run('reports', 'show', 'weekly')
    expect(none).toMatchObject({ code: 1, stderr: expect.stringContaining('reports show weekly --now') })
    expect((await run('reports', 'show', 'hourly')).stderr).toContain('morning, daily, weekly')
    expect((await run('reports', 'show', '--date', '2026-02-30')).stderr).toContain('no day')

    await aLead(db, { vendor_name: null })
    const now = (await run('reports', 'show', 'daily', '--now')).stdout
    expect(now).toMatch(/^Report of the day, \w+ \d+ \w+ \d{4}\n\nTO DO FIRST\n1\. Ask for their names\n/)
    await db.query(`select pipeline_private.write_report('morning')`)
    expect((await run('reports', 'list')).stdout).toMatch(/morning +\d{4}-\d\d-\d\d +.* +email, slack\n/)
    expect((await run('reports', 'show', '--html')).stdout).toContain('<!doctype html>')
    expect(JSON.parse((await run('reports', 'show', '--json')).stdout)).toMatchObject({
      kind: 'morning',
      findings: [{ section: 'quality', says: '1 lead without a name.' }],
    })
  },
)
