import { expect } from 'vitest'
import { only } from '../../support/leads.ts'
import { howMany } from '../../support/run/proof.ts'
import { cliStory } from '../support/story.ts'

const rows = howMany('csvRows')

cliStory(
  'a large file is imported once, row for row, however often it is given',
  { timeout: 60_000 + rows * 6 },
  async ({ database: { db }, folder, run }) => {
    const lines = Array.from({ length: rows }, (_, place) => {
      const number = String(place).padStart(6, '0')
      return `L${number},Vendor ${place},07${700 + Math.floor(place / 1e6)}${number},${100_000 + place},${place % 7}`
    })
    const file = await folder.write(
      'large.csv',
      ['id,name,phone,asking price,bedrooms', ...lines, ''].join('\n'),
    )
    const said = rows.toLocaleString('en-GB')

    const first = await run('leads', 'import', file)
    expect(first, first.stderr).toMatchObject({ code: 0 })
    expect(first.stdout.replaceAll(',', '')).toContain(`${rows} imported`)
    const { rows: found } = await db.query<Record<'leads' | 'prices' | 'visits' | 'timers', string>>(
      `select count(*) as leads, sum(asking_price - 100000)::bigint as prices,
         (select count(*) from pipeline.pipeline_events where to_stage = 'NEW_LEAD') as visits,
         (select count(*) from pipeline.lead_timers) as timers
       from pipeline.vendor_leads`,
    )
    const [count, sum] = [String(rows), String((rows * (rows - 1)) / 2)]
    expect(only(found), said).toEqual({ leads: count, prices: sum, visits: count, timers: count })

    const again = await run('leads', 'import', file)
    expect(again.stdout.replaceAll(',', '')).toContain(`${rows} skipped being there already`)
  },
)
