import type { VendorsConsent } from '../../../db/leads/explanations.ts'
import { harmless, type Paint } from '../output/terminal.ts'
import type { When } from '../output/when.ts'

/** What the vendor has agreed to, and what may leave by it. */
export function consentLines(
  { given, vendorHasWritten, obstacles }: VendorsConsent,
  when: When,
  paint: Paint,
): string[] {
  const lines = given.map(({ channel, givenAt, wording, source, withdrawnAt, withdrawnBecause }) => {
    const end =
      withdrawnAt === null ? '' : `, taken back ${when.at(new Date(withdrawnAt))} (${withdrawnBecause ?? ''})`
    return `Agreed to ${channels[channel]} ${when.at(new Date(givenAt))} by ${source}: "${harmless(wording)}"${end}`
  })
  if (obstacles.service === null && obstacles.chaser === null) return lines
  if (obstacles.chaser === 'said_no') return [...lines, paint('yellow', 'Said no: no reminders')]
  if (obstacles.service === null)
    return [
      ...lines,
      paint(
        'yellow',
        `No reminders: ${vendorHasWritten ? 'the vendor wrote, but' : 'they'} agreed to no words that name us`,
      ),
    ]
  return [...lines, paint('yellow', 'Has not agreed to texts: none leaves by itself')]
}

const channels = { sms: 'texts', call: 'calls', email: 'e-mails' } as const
