import { createRequire } from 'node:module'
import { expect } from 'vitest'
import { addToken } from '../../../db/access/api_tokens.ts'
import { fingerprint, newSecret } from '../../../src/access/secret.ts'
import { projectFile } from '../../../src/project_file.ts'
import { aLead, aLeadAt, allStages, only } from '../../support/leads.ts'
import { liveStory } from '../support/live.ts'

/** By what Grafast tells the time. */
const grafast: { timeSource: { now(): number } } = createRequire(import.meta.url)(
  projectFile('node_modules/grafast/dist/timeSource.js'),
)

liveStory(
  'a watched lead is told as it is, and again whenever anything about it changes',
  async ({ database: { db }, ask, connect }) => {
    const lead = await aLeadAt(db, 'VIDEO_SENT')
    await ask('viewer', '{ now }')
    const changes = (await connect()).iterate<{ leadChanged: { vendorLead: Record<string, unknown> } }>({
      query: `subscription ($id: UUID!) {
      leadChanged(id: $id) { vendorLead { pipelineStage bedrooms heldAt reviewItems { totalCount } } }
    }`,
      variables: { id: lead },
    })
    const next = async () => (await changes.next()).value?.data?.leadChanged.vendorLead

    expect(await next()).toMatchObject({ pipelineStage: 'VIDEO_SENT', bedrooms: 3, heldAt: null })
    await db.query('update pipeline.vendor_leads set bedrooms = 4 where id = $1', [lead])
    expect(await next()).toMatchObject({ bedrooms: 4 })
    await db.query(`select pipeline_private.open_review_item($1, 'agent_asks', 'What now?')`, [lead])
    expect(await next()).toMatchObject({ reviewItems: { totalCount: 1 } })
    // Who has watched for an hour is told as well.
    grafast.timeSource = { now: () => performance.now() + 3_600_000 }
    await db.query(
      `update pipeline.vendor_leads set pipeline_stage = 'DEAD_LEAD', dead_reason = 'sold' where id = $1`,
      [lead],
    )
    expect(await next()).toMatchObject({ pipelineStage: 'DEAD_LEAD' })
    grafast.timeSource = performance
    await changes.return?.()
  },
)

liveStory(
  'open alerts are told at once, then what has changed among them; own notices to nobody with less than their rights',
  async ({ database, ask, connect, tokenOf }) => {
    const { db } = database
    const raise = async (scope: string) =>
      only(
        (
          await db.query<{ id: string }>(
            `insert into pipeline.alerts (type, severity, message, scope)
           select type, 'HIGH', 'look', $1 from pipeline.alert_rules order by type limit 1 returning id`,
            [scope],
          )
        ).rows,
      ).id
    const [first, second] = [await raise('a'), await raise('b')]
    await ask('viewer', '{ now }')
    const changes = (await connect()).iterate<{ alertsChanged: unknown }>({
      query:
        'subscription { alertsChanged { openCount unacknowledgedCount highCount alerts { id acknowledged resolvedAt } } }',
    })
    const next = async () => (await changes.next()).value?.data?.alertsChanged

    const open = { acknowledged: false, resolvedAt: null }
    expect(await next()).toEqual({
      ...{ openCount: 2, unacknowledgedCount: 2, highCount: 2 },
      alerts: [
        { id: second, ...open },
        { id: first, ...open },
      ],
    })
    await db.query('select pipeline.acknowledge_alert($1)', [first])
    expect(await next()).toMatchObject({
      unacknowledgedCount: 1,
      alerts: [{ id: first, acknowledged: true }],
    })
    await db.query('update pipeline.alerts set resolved_at = pipeline.now() where id = $1', [second])
    expect(await next()).toMatchObject({
      openCount: 1,
      alerts: [{ id: second, resolvedAt: expect.any(String) }],
    })
    await changes.return?.()

    await tokenOf('admin')
    const token = newSecret()
    await addToken(db, {
      userName: 'admin',
      name: 'report',
      role: 'viewer',
      hash: fingerprint(token),
      days: 1,
    })
    const unread = async (headers?: Record<string, string>) =>
      (
        await (
          await connect(headers)
        )
          .iterate({ query: 'subscription { noticesChanged { unreadCount } }' })
          .next()
      ).value
    expect(await unread({ authorization: `Bearer ${token}` })).toMatchObject({
      errors: [{ extensions: { code: 'VL004' } }],
    })
    expect(await unread()).toEqual({ data: { noticesChanged: { unreadCount: 0 } } })
  },
)

liveStory(
  'how many leads stand at each stage is told whenever it changes',
  async ({ database, ask, connect }) => {
    const { db } = database
    const lead = await aLead(db)
    await ask('viewer', '{ now }')
    const changes = (await connect()).iterate<{
      stageCountsChanged: { counts: { stage: string; leads: number }[] }
    }>({ query: 'subscription { stageCountsChanged { counts { stage leads } } }' })
    const next = async () => {
      const counts: { stage: string; leads: number }[] =
        (await changes.next()).value?.data?.stageCountsChanged.counts ?? []
      expect(counts).toHaveLength(allStages.length)
      return counts.filter(({ leads }) => leads > 0)
    }

    expect(await next()).toEqual([{ stage: 'NEW_LEAD', leads: 1 }])
    await db.query(
      `update pipeline.vendor_leads set pipeline_stage = 'DEAD_LEAD', dead_reason = 'sold' where id = $1`,
      [lead],
    )
    expect(await next()).toEqual([{ stage: 'DEAD_LEAD', leads: 1 }])
    await changes.return?.()
  },
)

liveStory('nobody has more than 500 subscriptions', async ({ database: { db }, ask, connect }) => {
  const lead = await aLead(db)
  await ask('viewer', '{ now }')
  const client = await connect()
  const watch = () =>
    client.iterate<{ leadChanged: { vendorLead: unknown } }>({
      query: 'subscription ($lead: UUID!) { leadChanged(id: $lead) { vendorLead { id } } }',
      variables: { lead },
    })
  const watches = Array.from({ length: 500 }, watch)
  await Promise.all(watches.map((each) => each.next()))
  const oneMore = watch()
  expect((await oneMore.next()).value.errors).toMatchObject([{ extensions: { code: 'TOO_BUSY' } }])

  await watches[0]?.return?.()
  const instead = watch()
  expect((await instead.next()).value.data).toEqual({ leadChanged: { vendorLead: { id: lead } } })
})
