import { expect } from 'vitest'
import { aLead, facts } from '../../support/leads.ts'
import { cliStory } from '../support/story.ts'

cliStory(
  'figures and leads are exported as CSV, which tells of no person',
  async ({ database: { db }, run }) => {
    const lead = await aLead(db, { ...facts, vendor_name: 'Zebedee', source: 'facebook' })
    const spent = await run('sources', 'spend', 'facebook', '2026-11-01', '120.5')
    expect(spent).toMatchObject({ code: 0, stdout: '£120.50 on facebook on 2026-11-01.\n' })
    for (const write of ['settle_figure_days', 'write_figure_hours', 'write_present_figures'])
      await db.query(`select pipeline_private.${write}()`)

    const leads = await run('export', 'leads', '--csv')
    expect(leads).toMatchObject({ code: 0, stderr: '1 row written.\n' })
    expect(leads.stdout).toMatch(/^lead_id,source,created_at,stage,/)
    expect(leads.stdout).toContain(`${lead},facebook,`)
    expect(leads.stdout).toContain(',BS6,semi_detached,3,fair,185000.00,')
    expect(leads.stdout).not.toContain('Zebedee')

    const figures = await run('export', 'figures', '--csv', '--from', '2026-11-01', '--until', '2026-11-01')
    expect(figures.stdout.split('\n').slice(0, 1)).toEqual(['figure,scope,day,amount,out_of,value,unit'])
    expect(figures.stdout).toContain('spend,facebook,2026-11-01,120.50,,120.50,GBP\n')
    expect(figures.stdout).toContain('cost_per_lead,facebook,2026-11-01,120.50,0,,GBP\n')
    const wrong = await run('export', 'figures', '--from', 'yesterday')
    expect(wrong).toMatchObject({ code: 2, stdout: '' })
    expect(wrong.stderr).toContain('Write it like 2026-11-28.')
  },
)
