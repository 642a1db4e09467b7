import { mendAlertChannel, readAlertChannels } from '../../../db/work/alert_deliveries.ts'
import { readConfig } from '../../config/config.ts'
import type { Command } from '../command/command.ts'
import { writtenDown } from '../database/written_down.ts'
import { CommandFailure, notUnderstood } from '../output/command_failure.ts'
import { print } from '../output/terminal.ts'

const longestMs = 30_000

export function addAlertsTest(alerts: Command): void {
  alerts
    .subcommand('test', 'send a test notice by each way that is set up, and use again those that take it')
    .argument('[channel]', 'slack or email; both when left out')
    .notes('It uses SLACK_WEBHOOK_URL, SMTP_URL and what goes with them as they are set where it is called.')
    .examples('alerts test', 'alerts test slack')
    .onDatabase(async (db, only?: string) => {
      // SDKs that this command alone needs.
      const { configuredChannels } = await import('../../alert_channels/configured_channels.ts')
      const { alertMessage, testNotice } = await import('../../alert_channels/notice_words.ts')
      const channels = configuredChannels(readConfig()).filter(
        ({ name }) => only === undefined || name === only,
      )
      const known = await readAlertChannels(db)
      if (only !== undefined && !known.some(({ channel }) => channel === only)) {
        const ways = known.map(({ channel }) => channel).join(', ')
        throw notUnderstood(`There is no way "${only}": ${ways}.`)
      }
      if (channels.length === 0) {
        throw new CommandFailure(
          `${only ?? 'No way'} is not set up: see SLACK_WEBHOOK_URL and SMTP_URL in docs/settings.md.`,
        )
      }
      const broken = known.filter(({ brokenSince }) => brokenSince !== null)
      let failed = false
      for (const channel of channels) {
        const result = await writtenDown(db, () =>
          channel.deliver(
            alertMessage([testNotice(new Date())], channel.publicUrl),
            AbortSignal.timeout(longestMs),
          ),
        )
        if (result.kind !== 'sent') {
          failed = true
          print(`${channel.name}: ${result.why}`)
          continue
        }
        print(`${channel.name}: sent${result.why === undefined ? '' : `, but ${result.why}`}`)
        if (broken.some(({ channel: name }) => name === channel.name)) {
          await mendAlertChannel(db, channel.name)
          print(`${channel.name}: used again, what waited is on its way`)
        }
      }
      if (failed) process.exitCode = 1
    })
}
