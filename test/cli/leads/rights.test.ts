import { stat } from 'node:fs/promises'
import { expect } from 'vitest'
import { aLead, facts } from '../../support/leads.ts'
import { cliStory } from '../support/story.ts'

cliStory(
  'what came by letter is noted with its last day, its data are written into a file of one’s own, and it is settled',
  async ({ database: { db }, run, folder }) => {
    const lead = await aLead(db, { ...facts, vendor_name: 'Jo <b>Smith</b>' })
    const noted = await run('rights', 'log', lead, 'access', 'a copy of everything', '--by', 'letter')
    const [, id = ''] =
      /^Noted: ([0-9a-f-]{36})\. The last day is \d{4}-\d\d-\d\d\.\n$/.exec(noted.stdout) ?? []
    expect((await run('rights', 'list')).stdout).toMatch(
      new RegExp(`${id} .*open .*Access to their data .*no`),
    )

    const there = await folder.write('other.txt', '')
    const file = there.replace('other.txt', 'data.html')
    expect(await run('rights', 'export', id, '--to', file)).toMatchObject({ code: 0 })
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const page = await folder.read('data.html')
    expect(page).toContain('What Homestead Buyers Ltd holds about you')
    expect(page).toContain('Jo &lt;b&gt;Smith&lt;/b&gt;')
    expect(await run('rights', 'export', id, '--to', file)).toMatchObject({ code: 1 })

    expect(await run('rights', 'log', lead, 'gossip', 'x', '--by', 'letter')).toMatchObject({ code: 1 })
    expect(await run('rights', 'answered', id, 'sent by post today')).toMatchObject({
      code: 0,
      stdout: 'Settled: answered.\n',
    })
    expect((await run('rights', 'list')).stdout).toBe('Nothing is open.\n')
    expect(await run('rights', 'export', id)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('VL010'),
    })
  },
)
