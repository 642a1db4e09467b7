import type pg from 'pg'
import { readRows, readValue } from '../../../db/connection/ask.ts'
import type { Db } from '../../../db/connection/pool.ts'
import { storeSales } from '../../../db/leads/comparables.ts'
import type { Agent, PropertyFacts } from '../../../src/agents/contract/agent.ts'
import type { ModelSettings } from '../../../src/models/model_settings.ts'
import { factsAskedIn } from '../../../src/simulation/vendors/asked_facts.ts'
import { syntheticSales } from '../../../src/simulation/vendors/comparables.ts'
import { columnsOf } from '../../../src/simulation/vendors/persona.ts'
import { type Clockwork, clockwork } from '../../support/clockwork.ts'
import { type Ending, readEnding } from './ending.ts'
import type { Part } from './part.ts'
import type { Heard, Say } from './persona.ts'
import { writtenBy } from './spelling.ts'

export interface Played {
  part: Part
  ending: Ending
}

export interface PlayOptions {
  seed: number
  agents: Record<string, Agent>
  /** Logged in as a worker. */
  workersPool: pg.Pool
  /** The language model that reads beside the rules. */
  model?: ModelSettings | undefined
  /** Called now and then with the share of the time that is over. */
  onProgress?: (share: number) => void
}

const beginsAt = new Date('2026-03-02T09:30:00Z')
const days = 16
const minute = 60_000

interface Planned {
  at: number
  part: Part
  /** A text; null when the lead comes in. */
  body: string | null
}

/** Plays all parts at once against the real pipeline, on a clock that jumps from one thing that happens to the next. */
export async function play(pool: pg.Pool, parts: readonly Part[], options: PlayOptions): Promise<Played[]> {
  const { seed, agents, workersPool, model, onProgress } = options
  await prepare(pool, seed, model !== undefined)
  const time = await clockwork(pool, {
    ...{ startAt: beginsAt.toISOString(), agents, workersPool },
    ...(model === undefined ? {} : { model }),
  })
  const stage = new Stage(pool, parts)
  const end = beginsAt.getTime() + days * 24 * 60 * minute

  for (;;) {
    await time.settle()
    await stage.letVendorsRead()
    const until = Math.min(stage.nextAt() ?? end, end)
    onProgress?.((Date.parse(await time.now()) - beginsAt.getTime()) / (end - beginsAt.getTime()))
    if (await stepsTo(time, until)) continue
    if (until >= end) break
    await stage.letVendorsAct(until)
  }
  return stage.endings()
}

const stepsTo = (time: Clockwork, until: number) => time.step(new Date(until).toISOString())

async function prepare(pool: pg.Pool, seed: number, withModel: boolean): Promise<void> {
  if (withModel)
    await pool.query('update pipeline.settings set model_budget_per_lead = null, model_budget_per_day = null')
  await storeSales(pool, syntheticSales(seed, beginsAt))
  await pool.query(
    `insert into pipeline.lead_sources (source, title, consent_wording, consent_names_us, consent_is_given)
     values ('personas', 'Made-up vendors', 'I agree to be texted.', true, true)`,
  )
}

/** Where the parts are played: what each vendor is about to write, and what they have read. */
class Stage {
  readonly #db: Db
  readonly #leads = new Map<string, Part>()
  readonly #said = new Map<Part, string[]>()
  readonly #plans: Planned[]
  #texts = 0
  #readUpTo = '0'

  constructor(db: Db, parts: readonly Part[]) {
    this.#db = db
    this.#plans = parts.map((part) => ({
      part,
      body: null,
      at: beginsAt.getTime() + part.dice.whole('arrival', 0, 300) * minute,
    }))
  }

  nextAt(): number | undefined {
    return this.#plans.length === 0 ? undefined : Math.min(...this.#plans.map(({ at }) => at))
  }

  async letVendorsAct(now: number): Promise<void> {
    const due = this.#plans.filter(({ at }) => at <= now)
    for (const plan of due) {
      this.#plans.splice(this.#plans.indexOf(plan), 1)
      if (plan.body === null) await this.#arrive(plan.part)
      else await this.#write(plan.part, plan.body)
    }
  }

  async letVendorsRead(): Promise<void> {
    for (const { lead, textNo, nth, ...text } of await readNewTexts(this.#db, this.#readUpTo)) {
      this.#readUpTo = textNo
      const part = this.#leads.get(lead)
      if (part === undefined || (this.#hasMoreToSay(part) && !text.bringsOffer)) continue
      const said = this.#said.get(part) ?? []
      this.#plan(part, text.at.getTime(), {
        ...{ purpose: text.purpose, body: text.body, offer: text.offer, bringsOffer: text.bringsOffer },
        ...{ asks: factsAskedIn(text.body), said, nth, home: part.home, dice: part.dice },
      })
    }
  }

  async endings(): Promise<Played[]> {
    const played: Played[] = []
    for (const [lead, part] of this.#leads) played.push({ part, ending: await readEnding(this.#db, lead) })
    return played.toSorted((a, b) => a.part.number - b.part.number)
  }

  #hasMoreToSay(part: Part): boolean {
    return this.#plans.some((plan) => plan.part === part)
  }

  #plan(part: Part, readAt: number, heard: Heard): void {
    let at = readAt + part.dice.whole(`pause ${heard.nth}`, 2, 240) * minute
    const says = part.persona
      .answers(heard)
      .map((say): Say => (typeof say === 'string' ? { body: say } : say))
    const texts = says.flatMap((say, index) =>
      writtenBy(part.hand, say, part.dice).map((text, piece) => ({
        ...text,
        isFirst: index === 0 && piece === 0,
      })),
    )
    for (const { body, after, isFirst } of texts) {
      if (after !== undefined) at = (isFirst ? readAt : at) + after * minute
      else if (!isFirst) at += 2 * minute
      this.#plans.push({ at, part, body })
    }
  }

  async #arrive(part: Part): Promise<void> {
    const { persona, vendorName, phone, home } = part
    const told = new Map(Object.entries(home).filter(([fact]) => persona.form?.some((each) => each === fact)))
    const columns = {
      ...{ vendor_name: vendorName, vendor_phone: phone, source: 'personas' },
      ...columnsOf(Object.fromEntries(told) as PropertyFacts),
    }
    const names = Object.keys(columns)
    const lead = await readValue<string>(
      this.#db,
      `insert into pipeline.vendor_leads (${names.join(', ')})
       values (${names.map((_, index) => `$${index + 1}`).join(', ')}) returning id`,
      Object.values(columns),
    )
    this.#leads.set(lead, part)
  }

  async #write(part: Part, body: string): Promise<void> {
    this.#said.set(part, [...(this.#said.get(part) ?? []), body])
    this.#texts += 1
    await this.#db.query('select pipeline.record_inbound_message($1, $2, $3)', [
      part.phone,
      body,
      `persona-${this.#texts}`,
    ])
  }
}

interface NewText {
  lead: string
  textNo: string
  purpose: string
  body: string
  at: Date
  offer: number | null
  bringsOffer: boolean
  nth: number
}

/** What has left since. */
function readNewTexts(db: Db, after: string): Promise<NewText[]> {
  return readRows<NewText>(
    db,
    `select
       texts.vendor_lead_id as lead, texts.sent_no::text as text_no, texts.purpose, texts.body, texts.sent_at as at,
       offer.amount::float8 as offer, offer.message_id is not distinct from texts.id as brings_offer, texts.nth::integer
     from (
       select
         messages.*, row_number() over (order by messages.sent_at, messages.text_no) as sent_no,
         row_number() over (partition by messages.vendor_lead_id order by messages.sent_at, messages.text_no) as nth
       from pipeline.lead_messages as messages
       where messages.direction = 'outbound' and messages.sent_at is not null
     ) as texts
     left join lateral (
       select offers.amount, offers.message_id
       from pipeline.offers as offers
       where offers.vendor_lead_id = texts.vendor_lead_id and offers.sent_at <= texts.sent_at
       order by offers.round desc
       limit 1
     ) as offer on true
     where texts.sent_no > $1
     order by texts.sent_no`,
    [after],
  )
}
