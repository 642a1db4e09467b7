import type { Db } from '../../db/connection/pool.ts'
import { configuredChannels } from '../../src/alert_channels/configured_channels.ts'
import { eagerAgents } from '../support/agents.ts'
import { type Clockwork, clockwork } from '../support/clockwork.ts'
import { type OwnDatabase, story } from '../support/databases/database.ts'
import { type FakeMailServer, startFakeMailServer } from './fake_mail_server.ts'
import { type FakeSlack, startFakeSlack } from './fake_slack.ts'

/** Stories with Slack and a mail server that people hear of alerts by. */
export const channelStory = story
  .extend('slack', async ({ task: _ }, { onCleanup }) => {
    const slack = await startFakeSlack()
    onCleanup(() => slack.close())
    return slack
  })
  .extend('mail', async ({ task: _ }, { onCleanup }) => {
    const mail = await startFakeMailServer()
    onCleanup(() => mail.close())
    return mail
  })

export function telling(
  { pool }: OwnDatabase,
  { slack, mail }: { slack?: FakeSlack; mail?: FakeMailServer },
): Promise<Clockwork> {
  return clockwork(pool, {
    startAt: '2026-06-01T09:00:00+01:00',
    agents: eagerAgents,
    alertChannels: configuredChannels({ slack: slack?.settings, email: mail?.settings }),
  })
}

export async function raise(db: Db, type: string, scope: string, leadId?: string): Promise<void> {
  await db.query('select pipeline_private.raise_alert($1, $2, null, $3)', [type, scope, leadId ?? null])
}

export async function end(db: Db, scope: string): Promise<void> {
  await db.query('update pipeline.alerts set resolved_at = pipeline.now() where scope = $1', [scope])
}

/** What became of each notice, the oldest first. */
export async function noticesIn(db: Db) {
  const { rows } = await db.query(
    `select alerts.scope, deliveries.channel, deliveries.kind, deliveries.status, deliveries.attempts
     from pipeline.alert_deliveries as deliveries
     join pipeline.alerts on alerts.id = deliveries.alert_id
     order by deliveries.created_at, deliveries.channel`,
  )
  return rows.map(({ scope, channel, kind, status, attempts }) =>
    [scope, channel, kind, status, attempts].join(' '),
  )
}
