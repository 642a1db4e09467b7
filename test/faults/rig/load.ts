import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { type Dice, diceOf } from '../../../src/simulation/planning/dice.ts'
import { facts } from '../../support/leads.ts'
import type { AcceptedText, FakeCarrier } from './outside/fake_carrier.ts'

/** What a vendor will say to our offer; a silent one says nothing. */
type Temper = 'yes' | 'no' | 'silent'

const restsAt: Record<Temper, string> = { yes: 'OFFER_ACCEPTED', no: 'OFFER_REJECTED', silent: 'OFFER_MADE' }

export interface SentReply {
  providerMessageId: string
  phone: string
}

/**
 * Vendors who answer what the carrier delivers, each as the seed says. Their texts are delivered again until we have
 * acknowledged them, now and then once more after that, as carriers do.
 */
export class Load {
  /** Replies that were acknowledged: none of them may be lost. */
  readonly acknowledged: SentReply[] = []
  readonly #dice: Dice
  readonly #db: pg.Pool
  readonly #heard = new Map<string, number>()
  #vendors = 0
  #pending = 0

  constructor(db: pg.Pool, carrier: FakeCarrier, seed: number) {
    this.#db = db
    this.#dice = diceOf(seed, 'load')
    carrier.onAccepted((text) => this.#hear(text))
  }

  /** Leads come in, in one statement, delivered until the database has taken them. */
  async arrive(count: number): Promise<void> {
    const phones = Array.from({ length: count }, () => this.#nextPhone())
    const columns = Object.keys(facts)
    await this.#persist(() =>
      this.#db.query(
        `insert into pipeline.vendor_leads (vendor_name, vendor_phone, ${columns.join(', ')})
           select 'Vendor', phone, ${columns.map((_, index) => `$${index + 2}`).join(', ')}
           from unnest($1::text[]) as phone
           where not exists (select from pipeline.vendor_leads as known where known.vendor_phone = phone)`,
        [phones, ...Object.values(facts)],
      ),
    )
  }

  /** Whether a vendor is about to say something. */
  isTalking(): boolean {
    return this.#pending > 0
  }

  /** Where the lead of this number comes to rest when nothing goes wrong. */
  restingStage(phone: string): string {
    return restsAt[this.#temper(phone)]
  }

  #nextPhone(): string {
    this.#vendors += 1
    return `+4477000${String(this.#vendors).padStart(5, '0')}`
  }

  #temper(phone: string): Temper {
    return this.#dice.pick(`temper ${phone}`, ['yes', 'yes', 'no', 'silent'])
  }

  #hear({ phone, body, messageId }: AcceptedText): void {
    if (this.#heard.has(messageId)) return
    this.#heard.set(messageId, 1)
    const temper = this.#temper(phone)
    if (body === 'Hello') void this.#say(phone, 'go on', messageId)
    else if (body.startsWith('We offer') && temper !== 'silent') void this.#say(phone, temper, messageId)
  }

  async #say(phone: string, body: string, inAnswerTo: string): Promise<void> {
    const providerMessageId = `in:${inAnswerTo}`
    const deliver = () =>
      this.#db.query('select pipeline.record_inbound_message($1, $2, $3)', [phone, body, providerMessageId])
    await this.#persist(deliver)
    this.acknowledged.push({ providerMessageId, phone })
    if (this.#dice.chance(`again ${inAnswerTo}`, 0.2)) {
      await Promise.all(Array.from({ length: 10 }, () => this.#persist(deliver)))
    }
  }

  /** Does it until the database has taken it, as a provider does that got no answer. */
  async #persist(deliver: () => Promise<unknown>): Promise<void> {
    this.#pending += 1
    try {
      for (;;) {
        try {
          await deliver()
          return
        } catch {
          await pause(100)
        }
      }
    } finally {
      this.#pending -= 1
    }
  }
}
