import { once } from 'node:events'
import { connect } from 'node:net'
import { expect } from 'vitest'
import { signatureOf } from '../../src/signature.ts'
import { howMany, proofSeed } from '../support/run/proof.ts'
import { leadStory } from './lead_story.ts'
import { type Delivery, planDeliveries } from './mixed_deliveries.ts'

const count = howMany('deliveries')
const sideBySide = 6

leadStory(
  'whatever is brought, in whatever order and however often, exactly the right leads come of it',
  { timeout: 60_000 + count * 150 },
  async ({ database: { db }, server, graph, time }) => {
    const plan = planDeliveries(count, proofSeed)
    const left = [...plan.deliveries]
    const bring = async (): Promise<void> => {
      for (let delivery = left.shift(); delivery !== undefined; delivery = left.shift()) {
        await (delivery.to === 'facebook'
          ? graph.bring(server.address, graph.eventOf(...delivery.leads), delivery.secret)
          : handIn(server.address, delivery))
      }
    }
    // What is put right comes when the rest was looked at.
    const right = left.splice(plan.early)
    await Promise.all(Array.from({ length: sideBySide }, bring))
    await time.settle()
    left.push(...right)
    await Promise.all(Array.from({ length: sideBySide }, bring))
    await time.settle()

    const leads = await db.query<{ lead: string }>(
      `select concat_ws(' ', source, external_ref, vendor_phone) as lead from pipeline.vendor_leads`,
    )
    expect(leads.rows.map(({ lead }) => lead).toSorted()).toEqual(plan.leads)
    const asked = await db.query<{ reference: string }>(
      `select detail ->> 'reference' as reference from pipeline.review_items where kind = 'lead_not_read' and resolved_at is null`,
    )
    expect(asked.rows.map(({ reference }) => reference).toSorted()).toEqual(plan.asked)
    const open = await db.query(
      `select verdict from pipeline.webhook_deliveries where verdict in ('waiting', 'ignored') limit 1`,
    )
    expect(open.rows).toEqual([])
    const texts = await db.query(
      `select count(*)::integer as leads, max(texts.count)::integer as most
       from (
         select count(*) from pipeline.lead_messages where purpose = 'initial_contact' and status in ('queued', 'sent', 'delivered') group by vendor_lead_id
       ) as texts`,
    )
    expect(texts.rows).toEqual([{ leads: plan.leads.length, most: 1 }])
  },
)

/** Hands in a delivery of a source that signs, has its key in the body or in a header; or breaks off before its end. */
async function handIn(address: string, delivery: Exclude<Delivery, { to: 'facebook' }>): Promise<void> {
  const { to, body, secret, isCut } = delivery
  const path = to === 'webhook' ? '/webhooks/leads' : `/webhooks/leads/${to}`
  const headers = {
    'content-type': 'application/json',
    'x-signature-256': signatureOf(body, secret),
    authorization: secret,
  }
  if (isCut !== true) {
    await (await fetch(`${address}${path}`, { method: 'POST', headers, body })).text()
    return
  }
  const { hostname, port } = new URL(address)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => {})
  const lines = Object.entries({ host: 'us', ...headers, 'content-length': Buffer.byteLength(body) })
  socket.end(
    `POST ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body.slice(0, body.length / 2)}`,
  )
  socket.resume()
  await once(socket, 'close')
}
