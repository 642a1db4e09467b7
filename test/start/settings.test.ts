import { expect, test } from 'vitest'
import { readConfig } from '../../src/config/config.ts'
import { ConfigError } from '../../src/config/variable_group.ts'

const https = 'an address that begins with https:// (http:// on this machine only)'
const secret = 'hunter2hunter2'

test.each([
  [
    'DATABASE_URL',
    'postgres://u:p@host:99999/x',
    'it is no address of a PostgreSQL database, like postgres://',
  ],
  ['PORT', '99999', 'a whole number from 0 to 65535'],
  ['PORT', ' ', 'a whole number from 0 to 65535'],
  ['METRICS_PORT', '9464.5', 'a whole number from 0 to 65535'],
  ['WORKER_CONCURRENCY', 'many', 'a whole number from 1 to 200'],
  ['PUBLIC_URL', 'pipeline.example.com', 'an address that begins with https:// or http://'],
  ['TWILIO_API_BASE_URL', 'localhost:8080', 'an address that begins with https:// or http://'],
  ['FACEBOOK_GRAPH_BASE_URL', 'https://graph.facebook.com/', 'ends with a version'],
  ['TWILIO_FROM_NUMBER', '07700900123', 'a number like +447700900123'],
  ['SLACK_WEBHOOK_URL', `hooks.slack.com/${secret}`, https],
  ['DEAD_MANS_SWITCH_URL', `http://example.com/${secret}`, https],
  ['SMTP_URL', `smtps://user:${secret}@x/y@mail.example.com:465`, 'smtps://user:password@host:465'],
  ['SMTP_URL', 'mail.example.com:465', 'smtps://user:password@host:465'],
  ['LEAD_WEBHOOK_SECRET', secret, 'at least 16 characters'],
  ['LEAD_ZAPIER_SECRET', ' '.repeat(20), 'at least 16 characters'],
  ['SESSION_SECRET', secret, 'at least 32 characters'],
  ['TRUST_PROXY', '10.0.0.0/33', 'addresses, networks, loopback or uniquelocal'],
  ['SENDS_AS', 'the office', 'a name of letters, digits'],
])('%s=%s is refused with what it should be, and not quoted', (name, value, should) => {
  const read = () => readConfig({ [name]: value })
  expect(read).toThrow(ConfigError)
  expect(read).toThrow(`The environment is wrong. ${name}: ${should}`)
  expect(read).not.toThrow(secret)
  expect(read).not.toThrow(';') // one wrong value, one complaint
})
