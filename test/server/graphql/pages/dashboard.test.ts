import { expect } from 'vitest'
import { aLeadAt } from '../../../support/leads.ts'
import { apiStory } from '../../support/api.ts'

const dashboard = `query ($from: Date, $to: Date) {
  figuresAsOf
  stageFigures { stage leads value expectedValue medianAgeDays }
  funnel(createdFrom: $from, createdTo: $to) { stage leads shareOfPrevious }
  timeInStage(leftFrom: $from, leftTo: $to) { stage visits meanHours }
  figureValues(figure: "new_leads", fromDay: $from, toDay: $to) { scope value }
}`

apiStory('the dashboard tells what has just happened', async ({ database: { db }, ask }) => {
  const lead = await aLeadAt(db, 'OFFER_MADE')
  await aLeadAt(db, 'NEW_LEAD')
  const figures = async () => (await ask('viewer', dashboard)).data
  // What other databases of the server write holds the adding up for moments.
  await expect.poll(async () => (await figures()).funnel[0].leads, { interval: 500 }).toBe(2)

  const told = await figures()
  expect(told.figuresAsOf).not.toBeNull()
  expect(told.stageFigures).toContainEqual({
    ...{ stage: 'OFFER_MADE', leads: 1, value: '150000.00', expectedValue: '30000.00', medianAgeDays: 0 },
  })
  expect(told.funnel).toContainEqual({ stage: 'OFFER_MADE', leads: 1, shareOfPrevious: 1 })
  expect(told.timeInStage).toContainEqual({
    ...{ stage: 'DEAL_VALIDATION', visits: 1, meanHours: expect.any(Number) },
  })
  expect(told.figureValues).toContainEqual({ scope: '', value: 2 })

  const behind = await ask('viewer', '{ leadsThatReached(stage: OFFER_MADE) { nodes { id } } }')
  expect(behind.data.leadsThatReached.nodes).toEqual([{ id: lead }])
  const lastYear = await ask('viewer', dashboard, { from: '2020-01-01', to: '2020-12-31' })
  expect(lastYear.data.funnel[0].leads).toBe(0)
  expect(lastYear.data.figureValues).toEqual([{ scope: '', value: 0 }])
})

apiStory('a dashboard with a date that is none is refused', async ({ ask }) => {
  const { errors } = await ask('viewer', dashboard, { from: 'not a day' })
  expect(errors[0]?.extensions).toEqual({ code: 'BAD_VALUE', field: 'createdFrom' })
  expect((await ask(undefined, '{ stageFigures { leads } }')).status).toBe(401)
})
