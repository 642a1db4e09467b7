import { expect, test } from 'vitest'
import { checkTwilio } from '../../src/carriers/twilio/check_twilio.ts'
import { readConfig } from '../../src/config/config.ts'
import { startFakeTwilio } from './fake_twilio.ts'

test('doctor asks Twilio whether it knows us, and where it brings what vendors write', async () => {
  const twilio = await startFakeTwilio()
  const look = async () =>
    (await checkTwilio(twilio.settings)).map(({ level, says, todo }) => [level, says, todo])
  try {
    const ours = 'https://pipeline.example.com/webhooks/twilio/inbound'
    const todo = `Set the address for incoming messages to ${ours}#rc=5&rp=all`
    expect(await look()).toEqual([
      ['ok', 'the account answers', undefined],
      ['ok', '+447700900999 is a UK long number', undefined],
      ['failure', 'what vendors write goes nowhere', todo],
    ])
    twilio.inboundGoesTo = 'https://demo.twilio.com/welcome'
    expect((await look())[2]).toEqual([
      'warning',
      'what vendors write goes to https://demo.twilio.com/welcome',
      todo,
    ])
    twilio.inboundGoesTo = `${ours}#rc=5&rp=all`
    expect((await look())[2]).toEqual(['ok', `what vendors write comes to ${ours}`, undefined])
    twilio.mode = 'locked_out'
    expect(await look()).toEqual([
      [
        'failure',
        'Twilio says: Authenticate',
        'Look at TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and the sender.',
      ],
    ])
  } finally {
    await twilio.close()
  }
})

test('a service is looked at sender by sender, and where it reports', async () => {
  const twilio = await startFakeTwilio()
  const ours = 'https://pipeline.example.com/webhooks/twilio'
  twilio.inboundGoesTo = `${ours}/inbound`
  twilio.pool = ['+447700900999', '+442079460000', '+12025550123', 'OakHomes']
  const settings = { ...twilio.settings, sender: { messagingServiceSid: `MG${'0'.repeat(32)}` } }
  const look = async () => (await checkTwilio(settings)).map(({ level, says }) => [level, says])
  try {
    expect(await look()).toEqual([
      ['ok', 'the account answers'],
      ['ok', '+447700900999 is a UK long number'],
      ['warning', '+442079460000 is a landline: some networks neither show it nor bring answers to it'],
      ['failure', '+12025550123 is a foreign number: UK networks filter its texts'],
      ['failure', 'OakHomes is a name: nobody can answer it, or send it STOP'],
      ['ok', `what becomes of texts is reported to ${ours}/status`],
      ['ok', `what vendors write comes to ${ours}/inbound`],
    ])
    twilio.pool = []
    expect(await look()).toContainEqual(['failure', 'the service has no sender'])
    twilio.pool = ['+447700900999']
    twilio.service = { status_callback: 'https://old.example.com', use_inbound_webhook_on_number: true }
    expect(await look()).toContainEqual([
      'warning',
      'the service reports what becomes of texts to https://old.example.com',
    ])
  } finally {
    await twilio.close()
  }
})

const whole = {
  ...{ TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`, TWILIO_AUTH_TOKEN: 'sixteen characters' },
  ...{ TWILIO_FROM_NUMBER: '+447700900999', PUBLIC_URL: 'https://pipeline.example.com' },
}

test('an account at Twilio is given whole or not at all', () => {
  expect(readConfig({}).twilio).toBeUndefined()
  expect(readConfig(whole).twilio).toMatchObject({ sender: { from: '+447700900999' } })
  for (const [left, complaint] of [
    ['TWILIO_AUTH_TOKEN', 'TWILIO_ACCOUNT_SID needs TWILIO_AUTH_TOKEN'],
    ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN needs TWILIO_ACCOUNT_SID'],
    ['PUBLIC_URL', 'TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN need PUBLIC_URL'],
    ['TWILIO_FROM_NUMBER', 'needs TWILIO_MESSAGING_SERVICE_SID or TWILIO_FROM_NUMBER'],
  ] as const) {
    expect(() => readConfig({ ...whole, [left]: '' })).toThrow(complaint)
  }
  const both = { ...whole, TWILIO_MESSAGING_SERVICE_SID: `MG${'0'.repeat(32)}` }
  expect(() => readConfig(both)).toThrow('one of them')
})

test('what others are told to call is a place, and nothing more', () => {
  expect(readConfig({ PUBLIC_URL: 'https://example.com/app//' }).publicUrl).toBe('https://example.com/app')
  for (const PUBLIC_URL of ['https://a:b@example.com', 'https://example.com?x=1', 'https://example.com/#x'])
    expect(() => readConfig({ PUBLIC_URL })).toThrow('PUBLIC_URL: without a user')
})
