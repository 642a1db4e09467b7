import type { Db } from '../../../db/connection/pool.ts'
import { findLeadById, findLeadsByPhone, type LeadLine } from '../../../db/leads/vendor_leads.ts'
import { CommandFailure } from '../output/command_failure.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export function isUuid(text: string): boolean {
  return uuid.test(text)
}

/** The leads that an id or a phone number names; at least one. */
export async function leadsMeant(db: Db, idOrPhone: string): Promise<LeadLine[]> {
  const leads = isUuid(idOrPhone) ? await leadOfId(db, idOrPhone) : await leadsOfPhone(db, idOrPhone)
  if (leads.length === 0) {
    throw new CommandFailure(`No lead has ${idOrPhone}. See them with: orchestrator leads list`)
  }
  return leads
}

/** The one lead that an id or a phone number names. */
export async function leadMeant(db: Db, idOrPhone: string): Promise<LeadLine> {
  const [lead, ...more] = await leadsMeant(db, idOrPhone)
  if (lead === undefined || more.length > 0) {
    const ids = [lead, ...more].map((each) => `${each?.id} (${each?.pipelineStage})`)
    throw new CommandFailure(`${ids.length} leads have ${idOrPhone}; name one by its id: ${ids.join(', ')}`)
  }
  return lead
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
  throw new CommandFailure(
    `${text} is neither the id of a lead nor a phone number${phone.ok || phone.kind === 'not_a_number' ? '' : `: ${phone.problem}`}.`,
    { exitCode: 2 },
  )
}
