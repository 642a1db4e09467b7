import type { Db } from '../../../db/connection/pool.ts'
import { keepFetchedLead, putOffFetching } from '../../../db/leads/fetched_leads.ts'
import { takeUpLead, type WaitingLead } from '../../../db/leads/lead_sources.ts'
import type { FacebookSettings } from './facebook_settings.ts'
import { askGraph } from './graph_api.ts'

/** What we want to know of a lead. */
export const leadFields =
  'created_time,id,ad_id,form_id,field_data,custom_disclaimer_responses,is_organic,platform'

/** How long nobody asks where we are not let in; whoever puts it right need do nothing more. */
const closedSeconds = 900

/**
 * Fetches a lead that Facebook told of, and keeps it. False when it could not be fetched: then it waits, or a person is
 * asked.
 */
export async function fetchLead(
  db: Db,
  deliveryId: string,
  { reference, pausedUntil }: WaitingLead,
  settings: FacebookSettings | undefined,
  signal?: AbortSignal,
): Promise<boolean> {
  if (pausedUntil !== null) {
    await putOffFetching(db, deliveryId, { why: 'paused' })
    return false
  }
  if (settings === undefined) {
    const why = 'the worker has no FACEBOOK_PAGE_ACCESS_TOKEN'
    await putOffFetching(db, deliveryId, { why, seconds: closedSeconds, isDown: true })
    return false
  }
  if (reference === null)
    return tellPerson(db, deliveryId, '', 'Facebook told of a lead without saying which')
  const answer = await askGraph(
    settings,
    'lead',
    encodeURIComponent(reference),
    { fields: leadFields },
    signal,
  )
  switch (answer.kind) {
    case 'said':
      await keepFetchedLead(db, deliveryId, answer.body)
      return true
    case 'gone':
      return tellPerson(
        db,
        deliveryId,
        reference,
        `Facebook does not give it (${answer.why}): look for it in the page's Leads Centre`,
      )
    case 'busy':
      await putOffFetching(db, deliveryId, { why: answer.why, seconds: answer.seconds })
      return false
    case 'closed':
      await putOffFetching(db, deliveryId, { why: answer.why, seconds: closedSeconds, isDown: true })
      return false
    case 'later':
      await putOffFetching(db, deliveryId, { why: answer.why })
      return false
  }
}

async function tellPerson(db: Db, deliveryId: string, value: string, problem: string): Promise<false> {
  const problems = [{ severity: 'error', column: '', value, problem }]
  await takeUpLead(db, deliveryId, { facts: null, consent: null, problems })
  return false
}
