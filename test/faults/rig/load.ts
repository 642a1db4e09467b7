import { setTimeout as pause } from 'node:timers/promises'
import { takeTextStatus, takeVendorText } from '../../../db/work/deliveries.ts'
import { type Dice, diceOf } from '../../../src/simulation/planning/dice.ts'
import { facts } from '../../support/leads.ts'
import type { Doors } from './doors.ts'
import type { AcceptedText, FakeCarrier } from './outside/fake_carrier.ts'

/** What a vendor will say to our offer; a silent one says nothing. */
type Temper = 'yes' | 'no' | 'silent'

const restsAt: Record<Temper, string> = { yes: 'OFFER_ACCEPTED', no: 'OFFER_REJECTED', silent: 'OFFER_MADE' }

export interface SentReply {
  providerMessageId: string
  phone: string
}

/** What the carrier tells of a text after it took it; a silent one tells nothing. */
type Fate = 'delivered' | 'undelivered' | 'silent'

/**
 * Vendors who answer what the carrier delivers, each as the seed says. Whatever they and the carrier say is delivered
 * again until we have acknowledged it, now and then once more after that, as carriers do.
 */
export class Load {
  /** Replies that were acknowledged: none of them may be lost. */
  readonly acknowledged: SentReply[] = []
  /** What the carrier told of its texts, by its own id, and we acknowledged. */
  readonly fates = new Map<string, Fate>()
  /** What we refused for good, though it was to be taken. */
  readonly refused: string[] = []
  /** Which share of what vendors say is delivered ten times, all at once. */
  repeats = 0.2
  /** Whether the carrier reports on what it took: late, doubled, and in no order. */
  carrierReports = false
  readonly #dice: Dice
  readonly #doors: Doors
  readonly #heard = new Set<string>()
  #vendors = 0
  #pending = 0

  constructor(doors: Doors, carrier: FakeCarrier, seed: number) {
    this.#doors = doors
    this.#dice = diceOf(seed, 'load')
    carrier.onAccepted((text) => {
      if (this.#heard.has(text.messageId)) return
      this.#heard.add(text.messageId)
      this.#hear(text)
      if (this.carrierReports) void this.#report(text)
    })
  }

  /** Leads come in, in one statement of the office, given until the database has taken them. */
  async arrive(count: number): Promise<void> {
    const phones = this.newPhones(count)
    const columns = Object.keys(facts)
    await this.persist(() =>
      this.#doors.office.query(
        `insert into pipeline.vendor_leads (vendor_name, vendor_phone, ${columns.join(', ')})
           select 'Vendor', phone, ${columns.map((_, index) => `$${index + 2}`).join(', ')}
           from unnest($1::text[]) as phone
           where not exists (select from pipeline.vendor_leads as known where known.vendor_phone = phone)`,
        [phones, ...Object.values(facts)],
      ),
    )
  }

  /** Whether somebody is about to say something. */
  isTalking(): boolean {
    return this.#pending > 0
  }

  /** Where the lead of this number comes to rest when nothing goes wrong. */
  restingStage(phone: string): string {
    return restsAt[this.#temper(phone)]
  }

  /** Numbers of vendors who were not there before. */
  newPhones(count: number): string[] {
    return Array.from({ length: count }, () => {
      this.#vendors += 1
      return `+4477000${String(this.#vendors).padStart(5, '0')}`
    })
  }

  /** Does it until the database has taken it, as somebody does who got no answer. A refusal for good is noted. */
  async persist(deliver: () => Promise<unknown>): Promise<void> {
    this.#pending += 1
    try {
      for (;;) {
        try {
          await deliver()
          return
        } catch (error) {
          if (isForGood(error)) {
            this.refused.push(String(error))
            return
          }
          await pause(100)
        }
      }
    } finally {
      this.#pending -= 1
    }
  }

  #temper(phone: string): Temper {
    return this.#dice.pick(`temper ${phone}`, ['yes', 'yes', 'no', 'silent'])
  }

  #hear({ phone, body, messageId }: AcceptedText): void {
    const temper = this.#temper(phone)
    if (body === 'Hello') void this.#say(phone, 'go on', messageId)
    else if (body.startsWith('We offer') && temper !== 'silent') void this.#say(phone, temper, messageId)
  }

  async #say(phone: string, body: string, inAnswerTo: string): Promise<void> {
    const providerMessageId = `in:${inAnswerTo}`
    let isKept = false
    const told = { from: phone, body, id: providerMessageId, media: [] }
    const deliver = async () => {
      await takeVendorText(this.#doors.intake, 'twilio_inbound', body, told)
      isKept = true
    }
    const times = this.#dice.chance(`again ${inAnswerTo}`, this.repeats) ? 10 : 1
    await Promise.all(Array.from({ length: times }, () => this.persist(deliver)))
    if (isKept) this.acknowledged.push({ providerMessageId, phone })
  }

  async #report({ messageId, providerMessageId }: AcceptedText): Promise<void> {
    const fate = this.#dice.weighted<Fate>(`fate ${messageId}`, [
      ['delivered', 85],
      ['undelivered', 3],
      ['silent', 12],
    ])
    if (fate === 'silent') return
    const said = ['queued', 'sent', fate, fate].toSorted(
      (one, other) => this.#dice.share(`${messageId} ${one}`) - this.#dice.share(`${messageId} ${other}`),
    )
    this.#pending += 1
    await pause(this.#dice.whole(`late ${messageId}`, 0, 5_000))
    for (const status of said) {
      const told = { carrier: 'fake', id: providerMessageId, status, text: messageId }
      await this.persist(() => takeTextStatus(this.#doors.intake, 'twilio_status', status, told))
    }
    this.fates.set(providerMessageId, fate)
    this.#pending -= 1
  }
}

/** Whether asking again would only be refused again: our own refusals, what is wrong with a statement, faults of ours. */
function isForGood(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  return /^(VL|22|23|42|BAD_VALUE|FORBIDDEN|INTERNAL)/.test(code)
}
