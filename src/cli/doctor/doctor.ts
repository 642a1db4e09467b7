import type { TwilioSettings } from '../../carriers/twilio/twilio_settings.ts'
import { type Config, readConfig } from '../../config/config.ts'
import { type Finding, failure, warning } from '../../health/finding.ts'
import { checkFacebook } from '../../lead_sources/facebook/check_facebook.ts'
import { checkModel } from '../../models/check_model.ts'
import type { Command } from '../command/command.ts'
import { withDatabase } from '../database/database.ts'
import { writtenDown } from '../database/written_down.ts'
import { CommandFailure } from '../output/command_failure.ts'
import { type Paint, painter, printAs } from '../output/terminal.ts'
import { examine } from './examine.ts'
import { textLinks } from './text_links.ts'

export function addDoctor(program: Command): void {
  program
    .subcommand(
      'doctor',
      'look for what is wrong with the database, the workers and the queue, and say what to do',
    )
    .option(
      '--providers',
      'ask Twilio, Facebook, Slack, the mail server and the language model, too, whether they know us, and look where links in texts lead; sends nothing',
    )
    .option('--json', 'as JSON')
    .notes('✓ is well, ! wants attention, ✗ is broken. Exit code 1 when anything is broken.')
    .examples('doctor', 'doctor --providers', `doctor --json | jq '.findings[] | select(.level != "ok")'`)
    .action(doctor)
}

async function doctor({ json, providers }: { json?: true; providers?: true }): Promise<void> {
  const findings = [...(await findAll()), ...(providers ? await askProvidersInLedger() : [])]
  const isHealthy = findings.every(({ level }) => level !== 'failure')
  printAs(
    json,
    { isHealthy, findings },
    findings.flatMap((finding) => linesOf(finding, painter())),
  )
  if (!isHealthy) process.exitCode = 1
}

/** Without a database, too. */
async function askProvidersInLedger(): Promise<Finding[]> {
  try {
    return await withDatabase('doctor', (db) => writtenDown(db, askProviders))
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error
    return askProviders()
  }
}

async function askProviders(): Promise<Finding[]> {
  const { twilio, facebook, languageModel, ...config } = readConfig()
  const found =
    twilio === undefined
      ? [
          warning(
            'no carrier is set up: texts of real leads wait',
            'Set TWILIO_ACCOUNT_SID and what goes with it.',
          ),
        ]
      : await askTwilio(twilio)
  const ofModel = languageModel === undefined ? [] : await checkModel(languageModel)
  const ofFacebook = facebook === undefined ? [] : await checkFacebook(facebook)
  return [
    ...found.map((one) => ({ about: 'twilio', ...one })),
    ...ofFacebook.map((one) => ({ about: 'facebook', ...one })),
    ...ofModel.map((one) => ({ about: 'model', ...one })),
    ...(await lookAtLinks()),
    ...(await askChannels(config)),
  ]
}

async function lookAtLinks(): Promise<Finding[]> {
  const { publicUrl, linkDomains = [] } = readConfig()
  const own = publicUrl === undefined ? linkDomains : [new URL(publicUrl).hostname, ...linkDomains]
  const { about, look } = textLinks(own)
  const found = await withDatabase('doctor', look).catch(() => [])
  return found.map((one) => ({ about, ...one }))
}

async function askChannels(config: Pick<Config, 'slack' | 'email'>): Promise<Finding[]> {
  const { configuredChannels } = await import('../../alert_channels/configured_channels.ts')
  const channels = configuredChannels(config)
  if (channels.length === 0) {
    const todo = 'Set SLACK_WEBHOOK_URL or SMTP_URL and what goes with it: docs/set-up-alerts.md.'
    return [{ about: 'alerts', ...warning('alerts reach nobody', todo) }]
  }
  const found = channels.map(async ({ name, check }) =>
    (await check()).map((one) => ({ about: name, ...one })),
  )
  return (await Promise.all(found)).flat()
}

/** The SDK takes a third of a command's start, and no other command needs it. */
async function askTwilio(settings: TwilioSettings) {
  const { checkTwilio } = await import('../../carriers/twilio/check_twilio.ts')
  return checkTwilio(settings)
}

async function findAll(): Promise<Finding[]> {
  try {
    return await withDatabase('doctor', examine)
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error
    return [{ about: 'database', ...failure('nobody answers', error.message) }]
  }
}

const marks = { ok: '✓', warning: '!', failure: '✗' } as const
const colours = { ok: 'green', warning: 'yellow', failure: 'red' } as const

function linesOf({ level, about, says, todo }: Finding, paint: Paint): string[] {
  const line = `${paint(colours[level], marks[level])} ${about}: ${says}`
  return todo === undefined ? [line] : [line, `  ${paint('dim', '→')} ${todo}`]
}
