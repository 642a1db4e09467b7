import type { AlertChannel } from './alert_channel.ts'
import { type EmailSettings, emailChannel } from './email_channel.ts'
import { type SlackSettings, slackChannel } from './slack_channel.ts'

/** The ways to people that the environment names. */
export function configuredChannels({
  slack,
  email,
}: {
  slack: SlackSettings | undefined
  email: EmailSettings | undefined
}): AlertChannel[] {
  return [
    ...(slack === undefined ? [] : [slackChannel(slack)]),
    ...(email === undefined ? [] : [emailChannel(email)]),
  ]
}
