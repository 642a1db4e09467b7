import { expect, it } from 'vitest'
import type { TextExplanation } from '../../../db/leads/explanations.ts'
import { textReasons } from '../../../src/cli/lead_screen/text_reasons.ts'
import { whenIn } from '../../../src/cli/output/when.ts'

const when = whenIn({ now: new Date('2026-03-02T12:00Z'), timeZone: 'Europe/London' })

const delivery: TextExplanation['delivery'] = {
  ...{ status: 'sent', why: null, writtenAt: '2026-03-02T11:00Z', notBefore: null, sentAt: null },
  ...{ deliveredAt: null, carrier: null, attempts: 1, providerMessageId: null, errorCode: null },
  ...{ segments: null, price: null, currency: null, resends: null, waitsFor: null },
}

const chaser: TextExplanation = {
  ...{ messageId: 'm', leadId: 'l', direction: 'outbound', body: 'Hi', move: null, run: null, delivery },
  ...{ class: 'chaser', allowed: null, media: [], optOutType: null },
  cause: { kind: 'timer', timer: 'follow_up_1', template: 'chaser', countedFrom: 'vendor_silence' },
}

const told = (text: TextExplanation) => textReasons(text, when, (_, words) => words)

it.each([
  ['48:00:00', '48 h'],
  ['3 days', '3 days'],
  ['01:30:00', '01:30:00'],
])('a text after a wait of %s is told as people say it', (after, words) => {
  expect(told({ ...chaser, cause: { ...chaser.cause, after } })[1]).toBe(
    `  because  timer follow_up_1: text chaser ${words} after the vendor fell silent`,
  )
})

it('what a text cost is told, and whose words it sends anew', () => {
  const anew = {
    ...delivery,
    carrier: 'twilio',
    segments: 2,
    price: 0.08,
    currency: 'USD',
    resends: 'the-first',
  }
  expect(told({ ...chaser, delivery: anew })).toContain(
    '  carrier  sent, 2 segments, cost 0.08 USD, sent anew for the-first, twilio',
  )
})

it('what came along with a vendor’s text is told, whatever it is called', () => {
  const media = [
    { url: 'https://api.twilio.com/1', contentType: 'image/jpeg' },
    { contentType: 'turned \u202e round' },
  ]
  const lines = told({ ...chaser, direction: 'inbound', media, optOutType: 'HELP' })
  expect(lines).toContain('  heard    HELP by the carrier')
  expect(lines).toContain('  media    image/jpeg https://api.twilio.com/1')
  expect(lines.join()).not.toContain('\u202e')
})
