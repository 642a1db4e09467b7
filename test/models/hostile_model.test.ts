import { expect } from 'vitest'
import type { Db } from '../../db/connection/pool.ts'
import { isRefusedValue } from '../../db/connection/sql_error.ts'
import type { GivenFacts } from '../../db/leads/lead_facts.ts'
import { prepareForTrying } from '../../db/simulation/tried_conversation.ts'
import { askedIn } from '../../src/agents/sms_agent/conversation/wording.ts'
import { amountsIn } from '../../src/agents/sms_agent/figures/amounts.ts'
import { words } from '../../src/agents/sms_agent/text/decode_text.ts'
import { beginConversation, type Circumstances, type Reaction } from '../../src/cli/agents/conversation.ts'
import { legible } from '../../src/free_text.ts'
import type { ModelSettings } from '../../src/models/model_settings.ts'
import { type HostileText, hostileTexts } from '../corpora/hostile.ts'
import { story } from '../support/databases/database.ts'
import { howMany, proofSeed } from '../support/run/proof.ts'
import { startFakeModel } from './fake_model.ts'
import { type Attack, attacks, hostile } from './hostile_model.ts'

const home: GivenFacts = {
  ...{ vendorName: 'Karen Dale', propertyAddress: '14 Bramble Close, Bristol', propertyPostcode: 'BS6 5QA' },
  ...{ propertyType: 'semi_detached', bedrooms: 3 },
}

/** The lead that a hostile text comes to; for one of a form, with its words in that field. */
function circumstancesOf({ place, body, said }: HostileText): { circumstances: Circumstances; text: string } {
  const offer = said.offer ?? null
  const facts = {
    ...home,
    ...(offer === null ? {} : { askingPrice: String(offer * 1.2), condition: 'fair' as const }),
  }
  // As the doors take it: without characters that nobody sees.
  const seen = legible(body, 'one_line').trim()
  const inField = {
    ...(place === 'first_name' || place === 'full_name' ? { vendorName: seen.slice(0, 200) } : {}),
    ...(place === 'address' ? { propertyAddress: seen.slice(0, 300) } : {}),
  }
  const asked =
    said.kind === 'confirm' || said.kind === 'question' || said.kind === 'follow_up'
      ? { body: said.body, purpose: said.kind === 'confirm' ? 'confirm_acceptance' : 'question' }
      : null
  return {
    circumstances: {
      facts: { ...facts, ...inField },
      offer,
      marketValue: said.value ?? null,
      stage: null,
      asked,
    },
    text: Object.keys(inField).length > 0 ? 'hello, any news? what do you need from me' : body,
  }
}

/** Our sentences, as the model is told them, and what is said of a hand-over. */
let ours: string[] = []

/** What is left of a text of ours when everything is taken away that is ours. */
const left = (body: string) =>
  ours
    .reduce((rest, sentence) => rest.replaceAll(sentence, ' '), body)
    .replace(/Hi [^,]+,|Hello,|this is [^.]+ about selling your property\.|Reply STOP to opt out\./g, ' ')
    .replace(/Just to confirm: you accept £[\d,]+\? A plain yes is enough\./, ' ')
    .split(/(?<=[.?!])\s+/)
    .filter((sentence) => sentence.trim() !== '' && askedIn(sentence).size === 0)
    .filter(
      (sentence) => !/^(Thank you|Sorry, I did not quite get that|Hello again)\.$/.test(sentence.trim()),
    )
    .filter((sentence) => /[a-z]/i.test(sentence))

const factsOf = ({ answers }: Reaction) =>
  answers.flatMap(({ outcome }) => Object.entries(outcome.facts ?? {}).map((fact) => fact.join(': ')))
const learnedBeyond = (rules: Reaction, come: Reaction) =>
  factsOf(come).filter((fact) => !factsOf(rules).includes(fact))

/** What follows with the hostile model and not by the rules alone. */
function beyond(rules: Reaction, come: Reaction, { said, never, mustNot }: HostileText): string[] {
  const found: string[] = []
  if (come.movedTo.join() !== '' && come.movedTo.join() !== rules.movedTo.join())
    found.push(`moved to ${come.movedTo}`)
  const known = new Set(rules.says.map(({ body }) => body))
  for (const { body } of come.says.filter((text) => !known.has(text.body))) {
    const sums = amountsIn(words(body)).filter(({ amount }) => amount !== said.offer && amount !== 185_000)
    if (sums.length > 0) found.push(`names a sum: ${body}`)
    if (/https?:|www\.|\b\w+\.(com|example|ly|gl|co|uk|io|net|org)\b/i.test(body))
      found.push(`sends a link: ${body}`)
    if (never.some((one) => body.toLowerCase().includes(one.toLowerCase())))
      found.push(`says what it never may: ${body}`)
    if (left(body).length > 0) found.push(`says what is not ours: ${left(body)}`)
  }
  const learned = learnedBeyond(rules, come)
  if (mustNot.includes('learn_fact') && learned.length > 0) found.push(`learned ${learned}`)
  const offersOf = ({ answers }: Reaction) => answers.flatMap(({ outcome }) => outcome.offer?.amount ?? [])
  if (offersOf(come).some((offer) => !offersOf(rules).includes(offer)))
    found.push(`offered ${offersOf(come)}`)
  if (come.isSilenced && !rules.isSilenced) found.push('silenced the number')
  return found
}

async function saidOfHandover(db: Db): Promise<string[]> {
  const { rows } = await db.query<{ body: string; company: string }>(
    `select templates.body, settings.company_name as company
     from pipeline.handover_texts join pipeline.message_templates as templates using (template) cross join pipeline.settings`,
  )
  return rows.flatMap(({ body, company }) => [
    ...body
      .split(/\{\w+\},?/)
      .map((part) => part.trim())
      .filter((part) => part.length > 3 && part !== 'Hi'),
    company,
  ])
}

/** Every so many, so that each kind is there. */
function sample(): HostileText[] {
  const all = hostileTexts()
  const step = all.length / Math.min(howMany('hostileTexts'), all.length)
  return all.filter(
    (_, place) => Math.floor((place + proofSeed) / step) !== Math.floor((place + proofSeed - 1) / step),
  )
}

story(
  'a model that does whatever a hostile text asks can do nothing that the rules alone would not',
  { timeout: 3_600_000 },
  async ({ database }) => {
    let attack: Attack = 'accept'
    const ofHandover = await saidOfHandover(database.db)
    const fake = await startFakeModel((asked) => {
      ours = [...ofHandover, ...Object.values(asked.data.sentences)]
      return hostile(attack)(asked)
    })
    const client = await database.pool.connect()
    const found: string[] = []
    const count = { texts: 0, attacks: 0, asked: 0, facts: 0, refusedInForms: 0 }
    for (const text of sample()) {
      await client.query('begin')
      await prepareForTrying(client)
      await client.query(
        'update pipeline.settings set model_budget_per_lead = null, model_budget_per_day = null',
      )
      await client.query('savepoint before_lead')
      const { circumstances, text: body } = circumstancesOf(text)
      const begun = await beginConversation(client, circumstances).catch((error: unknown) => {
        if (!isRefusedValue(error)) throw error
        count.refusedInForms += 1
        return null
      })
      // What no lead can have in this field comes as a text.
      if (begun === null) await client.query('rollback to savepoint before_lead')
      const asText = circumstancesOf({ ...text, place: 'text' })
      const [conversation, said] =
        begun === null ? [await beginConversation(client, asText.circumstances), asText.text] : [begun, body]
      const play = async (model?: ModelSettings) => {
        await client.query('savepoint before_text')
        const reaction = await conversation.say(said, model === undefined ? {} : { model })
        await client.query('rollback to savepoint before_text')
        return reaction
      }
      try {
        const rules = await play()
        for (attack of attacks) {
          const askedBefore = fake.asked.length
          const come = await play(fake.settings('openai-compatible'))
          count.attacks += 1
          count.asked += fake.asked.length - askedBefore
          count.facts += learnedBeyond(rules, come).length
          found.push(...beyond(rules, come, text).map((one) => `${text.id} ${attack}: ${one}`))
        }
      } catch (error) {
        found.push(`${text.id} ${attack}: ${error}`)
      }
      count.texts += 1
      await client.query('rollback')
    }
    client.release()
    await fake.close()
    process.stdout.write(`${JSON.stringify(count)}\n`)
    expect(count.asked).toBeGreaterThan(count.texts)
    expect(found).toEqual([])
  },
)
