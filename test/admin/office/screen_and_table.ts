import type { Page } from 'playwright-core'
import type { Office } from './office.ts'

/** Each stage with how many leads stand there, and which. */
type Stages = Record<string, { count: number; leads: string[] }>

/** So many cards fit into a column of the stories; what is further down is not drawn. */
const drawn = 8

/** In what the board differs from the table. */
export async function differences(page: Page, office: Office): Promise<string[]> {
  const [screen, table] = [await screenOf(page), await tableOf(office)]
  return Object.entries(table).flatMap(([stage, { count, leads }]) => {
    const shown = screen[stage] ?? { count: 0, leads: [] }
    const found = [
      shown.count !== count && `${stage} has ${count}, and its head says ${shown.count}`,
      ...shown.leads.map((lead) => !leads.includes(lead) && `${lead} is shown at ${stage}, and is not there`),
      shown.leads.length < Math.min(count, drawn) &&
        `of ${count} leads at ${stage} ${shown.leads.length} are shown`,
    ]
    return found.filter((each) => each !== false)
  })
}

/** What the board shows: in the heads of the columns, and card by card. */
function screenOf(page: Page): Promise<Stages> {
  return page.evaluate(`Object.fromEntries([...document.querySelectorAll('section[data-stage]')].map((column) => [
    column.dataset.stage,
    {
      count: Number(column.querySelector('header > span:last-child').textContent.replaceAll(',', '')),
      leads: [...column.querySelectorAll('[data-lead]')].map((card) => card.dataset.lead),
    },
  ]))`)
}

async function tableOf({ db }: Office): Promise<Stages> {
  const { rows } = await db.query<{ stage: string; leads: string[] }>(
    `select stages.stage, coalesce(array_agg(leads.id) filter (where leads.id is not null), '{}') as leads
     from pipeline.stages as stages
     left join pipeline.vendor_leads as leads on leads.pipeline_stage = stages.stage
     group by stages.stage`,
  )
  return Object.fromEntries(rows.map(({ stage, leads }) => [stage, { count: leads.length, leads }]))
}
