import type { GivenFacts } from '../../../db/leads/lead_facts.ts'
import { readConfig } from '../../config/config.ts'
import { readHousePrice } from '../../intake/readers/money.ts'
import { addFactOptions, type FactOptions, readFacts } from '../arguments/fact_options.ts'
import type { Command } from '../command/command.ts'
import { notUnderstood } from '../output/command_failure.ts'
import type { Circumstances } from './conversation.ts'

export type CircumstanceOptions = FactOptions & { model?: true }

export function addCircumstanceOptions(command: Command): Command {
  return addFactOptions(
    command
      .option(
        '--offer <pounds>',
        'what we have offered: 150000, 150k; without it the facts are still collected',
      )
      .option('--value <pounds>', 'our valuation; with an offer a half above it, unless you say')
      .option('--stage <stage>', 'where the lead stands, when not at the offer or in conversation')
      .option('--asked <text>', 'our last text, which the vendor answers')
      .option('--purpose <purpose>', 'what that text was for: question, clarify, confirm_acceptance, …')
      .option('--model', 'let the language model of AI_PROVIDER read along, which costs'),
  )
}

/** The vendor whom an offer was made to, where nothing else is said. */
const usualHome: GivenFacts = {
  vendorName: 'Jo Smith',
  propertyAddress: '14 Oak Road, Bristol',
  propertyPostcode: 'BS6 5QA',
  propertyType: 'semi_detached',
  bedrooms: 3,
  condition: 'good',
}

/** What is given, as people write it. */
export async function settingOf(options: CircumstanceOptions): Promise<Circumstances> {
  const offer = priceOf(options.offer)
  const given = await readFacts(options)
  const facts =
    offer === null ? given : { ...usualHome, askingPrice: String(Math.round(offer * 1.2)), ...given }
  return {
    facts,
    offer,
    marketValue: priceOf(options.value) ?? (offer === null ? null : offer * 1.5),
    stage: options.stage?.trim().toUpperCase().replaceAll('-', '_') || null,
    asked: askedIn(options),
    model: options.model ? modelSetUp() : undefined,
  }
}

function priceOf(text: string | undefined): number | null {
  if (text === undefined || text.trim() === '') return null
  const price = readHousePrice(text)
  if (!price.ok) throw notUnderstood(`"${text}": ${price.problem}.`)
  return Number(price.value)
}

export function modelSetUp() {
  const { languageModel } = readConfig()
  if (languageModel === undefined) throw notUnderstood('No language model is set up: docs/language-model.md.')
  return languageModel
}

function askedIn({ asked, purpose }: CircumstanceOptions): Circumstances['asked'] {
  const body = asked?.trim() || undefined
  const what = purpose?.trim() || undefined
  if (body === undefined && what === undefined) return null
  return { body: body ?? 'What do you say?', purpose: what ?? 'question' }
}
