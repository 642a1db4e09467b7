import { z } from 'zod'
import type { Db } from '../../../db/connection/pool.ts'
import { formsToPoll, notePoll, pauseSource } from '../../../db/leads/fetched_leads.ts'
import { keepLeads } from '../../../db/leads/lead_sources.ts'
import { readClock } from '../../../db/leads/vendor_leads.ts'
import { type FacebookSettings, facebookSource } from './facebook_settings.ts'
import { leadFields } from './fetch_lead.ts'
import { askGraph, type GraphAnswer } from './graph_api.ts'

const mostPages = 200
const closedSeconds = 900

const pageSchema = z.looseObject({
  data: z.array(z.looseObject({ id: z.string() })),
  paging: z
    .looseObject({
      next: z.string().optional(),
      cursors: z.looseObject({ after: z.string().optional() }).optional(),
    })
    .optional(),
})

/** Asks each form for leads that Facebook failed to tell us of. Returns how many there were. */
export async function pollForms(db: Db, settings: FacebookSettings, signal?: AbortSignal): Promise<number> {
  let found = 0
  for (const { form, since } of await formsToPoll(db, facebookSource)) {
    const { now } = await readClock(db)
    const began = { form, since: Math.floor(since.getTime() / 1_000) }
    for (
      let after: string | undefined = '', pages = 0;
      after !== undefined && pages < mostPages;
      pages += 1
    ) {
      const answer = await askForm(settings, began, after, signal)
      if (answer.kind === 'busy' || answer.kind === 'closed') {
        const seconds = answer.kind === 'busy' ? answer.seconds : closedSeconds
        await pauseSource(db, facebookSource, { why: answer.why, seconds, isDown: answer.kind === 'closed' })
        return found
      }
      // A form that is gone is no reason to leave the others; what may go better is asked for the next time.
      if (answer.kind !== 'said') break
      const { data, paging } = pageSchema.parse(answer.body)
      found += await keepUntold(db, form, data)
      after = paging?.next === undefined ? undefined : paging.cursors?.after
      if (after === undefined) await notePoll(db, facebookSource, form, now)
    }
  }
  return found
}

function askForm(
  settings: FacebookSettings,
  { form, since }: { form: string; since: number },
  after: string,
  signal: AbortSignal | undefined,
): Promise<GraphAnswer> {
  const filtering = JSON.stringify([{ field: 'time_created', operator: 'GREATER_THAN', value: since }])
  const further = after === '' ? {} : { after }
  const parameters = { fields: leadFields, filtering, limit: '100', ...further }
  return askGraph(settings, 'leads of a form', `${encodeURIComponent(form)}/leads`, parameters, signal)
}

async function keepUntold(db: Db, form: string, leads: readonly { id: string }[]): Promise<number> {
  if (leads.length === 0) return 0
  const items = leads.map((lead) => ({
    body: JSON.stringify(lead),
    told: { lead },
    reference: lead.id,
    form,
  }))
  const kept = await keepLeads(db, 'facebook', facebookSource, items, { onlyNew: true })
  return kept.length
}
