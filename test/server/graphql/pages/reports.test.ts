import { expect } from 'vitest'
import { aLead } from '../../../support/leads.ts'
import { apiStory } from '../../support/api.ts'

const asked = `{
  reportNow(kind: weekly) { kind day fromDay findingRows { nodes { section says path } } figureRows { nodes { figure value trend { value } } } }
  shownReport(kind: morning) { text html }
  none: shownReport(kind: morning, day: "2020-01-01") { text }
}`

apiStory('whoever may look reads a report, and nobody else', async ({ database: { db }, ask }) => {
  await aLead(db, { vendor_name: null })
  const { data, errors } = await ask('viewer', asked)
  expect(errors).toEqual([])
  expect(data.reportNow).toMatchObject({
    kind: 'weekly',
    findingRows: {
      nodes: [
        { section: 'quality', says: '1 lead without a name.', path: '/reports/leads?issue=name_missing' },
      ],
    },
  })
  const trends: { value: number | null }[][] = data.reportNow.figureRows.nodes.map(
    ({ trend }: { trend: { value: number | null }[] }) => trend,
  )
  expect(trends.every(({ length }) => length === 12)).toBe(true)
  // In the weeks before there was nothing to divide.
  expect(trends.flat()).toContainEqual({ value: null })
  expect(data.shownReport.text).toContain('Ask for their names')
  expect(data.shownReport.html).toContain('href="/reports/leads?issue=name_missing"')
  expect(data.none).toBeNull()
})
