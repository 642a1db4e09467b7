import type { Db } from '../../../db/connection/pool.ts'
import { keepFetchedLead, putOffFetching } from '../../../db/leads/fetched_leads.ts'
import { takeUpLead, type WaitingLead } from '../../../db/leads/lead_sources.ts'
import { readClock } from '../../../db/leads/vendor_leads.ts'
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
  { reference, pausedUntil, tick: { cameAt } }: WaitingLead,
  settings: FacebookSettings | undefined,
  signal?: AbortSignal,
): Promise<boolean> {
  const putOff = async (how: Parameters<typeof putOffFetching>[2]): Promise<false> => {
    await putOffFetching(db, deliveryId, how)
    return false
  }
  if (pausedUntil !== null) return putOff({ why: 'paused' })
  if (settings === undefined) {
    const why = 'the worker has no FACEBOOK_PAGE_ACCESS_TOKEN'
    return putOff({ why, seconds: closedSeconds, isDown: true })
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
      return putOff({ why: answer.why, seconds: answer.seconds })
    case 'closed':
      if (!(await isLetIn(settings, signal)))
        return putOff({ why: answer.why, seconds: closedSeconds, isDown: true })
      if (!(await hasWaitedLong(db, cameAt))) return putOff({ why: answer.why })
      return tellPerson(
        db,
        deliveryId,
        reference,
        `Facebook has not let us see it for a day (${answer.why}): look for it in the page's Leads Centre`,
      )
    case 'later':
      return putOff({ why: answer.why })
  }
}

/** Whether the token is good, whatever it may not see: then no other lead need wait. */
async function isLetIn(settings: FacebookSettings, signal?: AbortSignal): Promise<boolean> {
  return (await askGraph(settings, 'check', 'me', { fields: 'id' }, signal)).kind === 'said'
}

const patienceMs = 86_400_000

/** A lead that we may not see, of another page, say: somebody may give us the right to it within a day. */
async function hasWaitedLong(db: Db, cameAt: Date): Promise<boolean> {
  const { now } = await readClock(db)
  return now.getTime() - cameAt.getTime() > patienceMs
}

async function tellPerson(db: Db, deliveryId: string, value: string, problem: string): Promise<false> {
  const problems = [{ severity: 'error', column: '', value, problem }]
  await takeUpLead(db, deliveryId, { facts: null, consent: null, problems })
  return false
}
