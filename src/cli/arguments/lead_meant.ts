import type { Db } from '../../../db/connection/pool.ts'
import { findLeadById, findLeadsByPhone, type LeadLine, readClock } from '../../../db/leads/vendor_leads.ts'
import { CommandFailure, notUnderstood } from '../output/command_failure.ts'
import { leadTable } from '../output/lead_table.ts'
import { painter } from '../output/terminal.ts'
import { whenIn } from '../output/when.ts'
import { isUuid } from './number_and_id.ts'

/** The one lead that an id or a phone number names; of several, none. */
export async function leadMeant(db: Db, idOrPhone: string, what = 'lead'): Promise<LeadLine> {
  const leads = isUuid(idOrPhone) ? await leadOfId(db, idOrPhone) : await leadsOfPhone(db, idOrPhone)
  const [lead, ...more] = leads
  if (lead === undefined)
    throw new CommandFailure(`No ${what} has ${idOrPhone}. See them with: orchestrator leads list`)
  if (more.length === 0) return lead
  const candidates = leadTable(leads, whenIn(await readClock(db)), painter(process.stderr))
  throw new CommandFailure(`${leads.length} leads have ${idOrPhone}. Name one by its id:`, {
    details: candidates,
  })
}

async function leadOfId(db: Db, id: string): Promise<LeadLine[]> {
  const lead = await findLeadById(db, id)
  return lead === undefined ? [] : [lead]
}

async function leadsOfPhone(db: Db, text: string): Promise<LeadLine[]> {
  const { readPhone } = await import('../../intake/readers/phone.ts')
  const phone = readPhone(text)
  const e164 = phone.ok ? phone.value : phone.e164
  if (e164 !== null) return findLeadsByPhone(db, e164)
  throw notUnderstood(
    `${text} is neither the id of a lead nor a phone number${phone.ok || phone.kind === 'not_a_number' ? '' : `: ${phone.problem}`}.`,
  )
}
