import { expect, it } from 'vitest'
import { textReasons } from '../../src/cli/lead_screen/text_reasons.ts'
import { whenIn } from '../../src/cli/output/when.ts'

const when = whenIn({ now: new Date('2026-03-02T12:00Z'), timeZone: 'Europe/London' })

function because(after: string): string | undefined {
  const delivery = {
    ...{
      status: 'sent',
      why: null,
      writtenAt: '2026-03-02T11:00Z',
      notBefore: null,
      sentAt: null,
      waitsFor: null,
    },
    ...{ deliveredAt: null, carrier: null, attempts: 1, providerMessageId: null, errorCode: null },
    ...{ segments: null, price: null, currency: null, resends: null },
  }
  return textReasons(
    {
      ...{ messageId: 'm', leadId: 'l', direction: 'outbound', body: 'Hi', move: null, run: null, delivery },
      ...{ class: 'chaser', allowed: null },
      ...{ media: [], optOutType: null },
      cause: {
        kind: 'timer',
        timer: 'follow_up_1',
        template: 'chaser',
        after,
        countedFrom: 'vendor_silence',
      },
    },
    when,
    (_, text) => text,
  )[1]
}

it.each([
  ['48:00:00', '48 h'],
  ['3 days', '3 days'],
  ['01:30:00', '01:30:00'],
])('a text after a wait of %s is told as people say it', (after, told) => {
  expect(because(after)).toBe(
    `  because  timer follow_up_1: text chaser ${told} after the vendor fell silent`,
  )
})
