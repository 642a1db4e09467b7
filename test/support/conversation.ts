import type { Db } from '../../db/connection/pool.ts'
import type { Agent } from '../../src/agents/contract/agent.ts'
import { eagerAgents } from './agents.ts'
import type { Clockwork } from './clockwork.ts'
import { aLead, facts, stageOf } from './leads.ts'

let texts = 0

/** A vendor's text comes in; with `time`, everything that it sets off is done. */
export async function vendorSays(db: Db, lead: string, body: string, time?: Clockwork): Promise<void> {
  texts += 1
  await db.query(
    'select pipeline.record_inbound_message(vendor_phone, $2, $3) from pipeline.vendor_leads where id = $1',
    [lead, body, `SM${texts}`],
  )
  await time?.settle()
}

/**
 * The same beside pages, which may be writing at that moment: waits for whoever has the lead locked. Else the text would lie
 * in the inbox after a tenth of a second, and a story of pages has no worker that takes it up.
 */
export async function vendorSaysBesidePages(db: Db, lead: string, body: string): Promise<void> {
  texts += 1
  await db.query(
    `with lead as materialized (select vendor_phone from pipeline.vendor_leads where id = $1 for no key update)
     select pipeline.record_inbound_message(vendor_phone, $2, $3) from lead`,
    [lead, body, `SM${texts}`],
  )
}

/** A lead whose offer of £150,000 is on the table. */
export async function leadWithAnOffer(db: Db, time: Clockwork): Promise<string> {
  const lead = await aLead(db, facts)
  await time.settle()
  await vendorSays(db, lead, 'go on', time)
  if ((await stageOf(db, lead)) !== 'OFFER_MADE') throw new Error('the lead got no offer')
  return lead
}

/** Eager agents, but the SMS agent answers these texts as told. */
export function readingAgent(answers: Record<string, Agent>): Record<string, Agent> {
  return {
    ...eagerAgents,
    sms_agent: async (input, signal) => {
      const said = input.conversation.findLast((text) => text.direction === 'inbound')?.body ?? ''
      const answer = answers[said] ?? eagerAgents.sms_agent
      if (answer === undefined) throw new Error('no agent')
      return answer(input, signal)
    },
  }
}
