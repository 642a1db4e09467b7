import { type AlertChannelState, readAlertChannels } from '../../../db/work/alert_deliveries.ts'
import { counted } from '../../counted.ts'
import type { Command } from '../command/command.ts'
import { printList } from '../output/terminal.ts'
import { addAlertsList } from './list.ts'
import { addAlertRules } from './rules.ts'
import { addSilences } from './silences.ts'
import { addAlertsTest } from './test.ts'

/** `alerts …`: what is open, and by which ways people are told. */
export function addAlerts(program: Command): void {
  const alerts = program.subcommand(
    'alerts',
    'what people are alerted to, and by which ways they are told: Slack, e-mail',
  )
  addAlertsList(alerts)
  addAlertRules(alerts)
  addSilences(alerts)
  alerts
    .subcommand('channels', 'list the ways, which alerts they tell, and how they are')
    .option('--json', 'as JSON')
    .examples('alerts channels')
    .onDatabase(async (db, { json }: { json?: true }) => {
      printList(json, await readAlertChannels(db), null, {
        channel: ({ channel }) => channel,
        tells: ({ severities, enabled }) => (enabled ? severities.join(', ') : 'switched off'),
        'last sent': ({ lastSentAt }) => lastSentAt,
        waiting: ({ waiting }) => waiting,
        state: stateOf,
      })
    })
  addAlertsTest(alerts)
}

function stateOf({ brokenSince, failures, lastError }: AlertChannelState): string {
  if (brokenSince !== null) return `broken: ${lastError}`
  return failures === 0 ? 'in use' : `failed ${counted(failures, 'time')}: ${lastError}`
}
