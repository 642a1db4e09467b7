import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import { signatureOf } from '../../../src/signature.ts'
import { startFakeGraph } from '../../lead_sources/fake_graph.ts'
import { aPhone } from '../../support/leads.ts'
import type { WebProcess } from '../rig/processes/web_process.ts'
import { crowd, faultStory } from '../rig/stories.ts'
import { findFaults, untilQuiet } from '../rig/verdict.ts'

const secret = 'the secret of the webhook'

faultStory(
  'the web process and the worker are killed while leads are brought, kept, fetched and taken up: each is there once',
  { timeout: 180_000 },
  async ({ rig, onTestFinished }) => {
    const graph = await startFakeGraph()
    onTestFinished(graph.close)
    const { verifyToken, appSecret, pageAccessToken, graphBaseUrl } = graph.settings
    const environment = {
      ...{ LEAD_WEBHOOK_SECRET: secret, FACEBOOK_VERIFY_TOKEN: verifyToken, FACEBOOK_APP_SECRET: appSecret },
      ...{ FACEBOOK_PAGE_ACCESS_TOKEN: pageAccessToken, FACEBOOK_GRAPH_BASE_URL: graphBaseUrl },
    }
    let web: WebProcess = rig.startWeb(rig.url, 0, environment)
    const doomed = rig.startWorker({ environment })
    await Promise.all([web.port, doomed.ready])

    /** Until it is told that it was taken, as sources do. Returns how often it was. */
    const insist = async (post: (address: string) => Promise<Response>): Promise<void> => {
      for (;;) {
        const answer = await post(`http://localhost:${await web.port}`).catch(() => undefined)
        if (answer?.ok) return
        await pause(50)
      }
    }
    const expected: string[] = []
    const bring = Array.from({ length: 2 * crowd }, (_, no) => {
      const [reference, phone] = [`K-${no}`, aPhone()]
      if (no % 2 === 0) {
        expected.push(`webhook ${reference} ${phone}`)
        const body = JSON.stringify({ reference, phone, consent: 'I agree to be texted' })
        const headers = { 'content-type': 'application/json', 'x-signature-256': signatureOf(body, secret) }
        return () =>
          insist((address) => fetch(`${address}/webhooks/leads`, { method: 'POST', headers, body }))
      }
      const id = String(9_223_372_036_854_000_000n + BigInt(no))
      expected.push(`facebook ${id} ${phone}`)
      const lead = {
        id,
        form: '1',
        fields: { full_name: 'Ada Pole', phone_number: phone },
        createdAt: new Date(),
      }
      const body = graph.eventOf(lead)
      return () => insist((address) => graph.bring(address, body))
    })

    const brought = Promise.all(bring.map((each) => each()))
    // Some of each source, so that the worker has leads to fetch when nothing more is brought.
    const kept = async () => {
      const { rows } = await rig.db.query<{ count: number }>(
        'select count(*)::integer from pipeline.webhook_deliveries where source is not null group by source',
      )
      return rows.map(({ count }) => count)
    }
    const someOfEach = (counts: number[]) => counts.length === 2 && Math.min(...counts) > 2
    await expect.poll(kept, { interval: 5 }).toSatisfy(someOfEach)
    web.signal('SIGKILL') // some of the answers are under way
    await expect.poll(() => graph.asked.length, { interval: 5 }).toBeGreaterThan(2)
    doomed.signal('SIGKILL') // and some of the leads
    await Promise.all([web.ended, doomed.ended])
    web = rig.startWeb(rig.url, 0, environment)
    rig.startWorker({ environment })
    await brought
    await untilQuiet(rig.db, undefined, 90_000)

    const leads = await rig.db.query<{ lead: string }>(
      `select concat_ws(' ', source, external_ref, vendor_phone) as lead from pipeline.vendor_leads`,
    )
    expect(leads.rows.map(({ lead }) => lead).toSorted()).toEqual(expected.toSorted())
    const verdicts = await rig.db.query(
      `select verdict, count(*)::integer from pipeline.webhook_deliveries where source is not null and verdict <> 'duplicate' group by verdict`,
    )
    expect(verdicts.rows).toEqual([{ verdict: 'taken', count: expected.length }])
    const events = await rig.db.query(
      `select count(*)::integer from pipeline.pipeline_events where event_type = 'came_again'`,
    )
    expect(events.rows).toEqual([{ count: 0 }])
    expect(await findFaults(rig.db, rig.carrier)).toEqual([])
  },
)
