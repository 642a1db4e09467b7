import { type AgentInput, type FactName, type PropertyFacts, propertyFactsSchema } from '../contract/agent.ts'
import type { AskedFor } from '../sms_agent/conversation/asked_for.ts'
import { askedLast } from '../sms_agent/conversation/conversation.ts'
import { readBedrooms } from '../sms_agent/facts/bedrooms.ts'
import { readCondition } from '../sms_agent/facts/condition.ts'
import { factsInTexts } from '../sms_agent/facts/facts_in_texts.ts'
import { readPostcode } from '../sms_agent/facts/postcode.ts'
import { readPropertyType } from '../sms_agent/facts/property_type.ts'
import { isQuestion } from '../sms_agent/intentions/common_questions.ts'
import { plainText, words } from '../sms_agent/text/decode_text.ts'
import { textQuoted } from './read_answer.ts'
import type { ExtractedFact } from './tools.ts'

type Facts = Partial<PropertyFacts>

/** What is read of a fact: to be written down, or only to call a person, for which a guess of the model will do. */
type Use = 'to_learn' | 'to_doubt'

/** Facts with a quotation that is found in the vendor's unanswered texts and says so; what is quoted twice differently is no fact. */
export function quotedFacts(
  extracted: readonly ExtractedFact[],
  input: AgentInput,
  use: Use = 'to_learn',
): Facts {
  const talk = { use, asked: askedLast(input) }
  const found = extracted.flatMap(({ fact, value, quotation }): [FactName, unknown][] => {
    const text = textQuoted(quotation, input)
    const read = text === undefined ? null : readers[fact](value, quotation, { ...talk, text })
    return read !== null && propertyFactsSchema.shape[fact].safeParse(read).success ? [[fact, read]] : []
  })
  const isDisputed = (fact: FactName) =>
    new Set(found.filter(([one]) => one === fact).map(([, value]) => value)).size > 1
  return Object.fromEntries(found.filter(([fact]) => !isDisputed(fact)))
}

interface Talk {
  use: Use
  /** What our last text asked for. */
  asked: ReadonlySet<AskedFor>
  /** The whole text that is quoted. */
  text: string
}

type Reader = (value: string | number, quotation: string, talk: Talk) => string | number | null

/** A price has to be one in the whole text, a figure has to stand in the quotation; a kind or a condition must not be another one there, and is judged with care. */
const readers: Readonly<Record<FactName, Reader>> = {
  askingPrice: (value, _, { text, asked }) => {
    const { facts, priceIsRange } = factsInTexts([text], asked)
    return facts.askingPrice === value && !priceIsRange ? value : null
  },
  bedrooms: (value, quotation) => (readBedrooms(words(quotation), true).bedrooms === value ? value : null),
  propertyPostcode: (value, quotation) => {
    const stated = readPostcode(plainText(quotation))
    return stated !== null && stated === readPostcode(String(value)) ? stated : null
  },
  propertyAddress: (value, quotation) => {
    const address = plainText(String(value))
    return plainText(quotation).toLowerCase().includes(address.toLowerCase()) && isAddress(address)
      ? address
      : null
  },
  propertyType: (value, quotation, { use }) => {
    const { type } = readPropertyType(words(quotation), true)
    const mayJudge = use === 'to_doubt' || isStatement(quotation)
    return type === null && !mayJudge ? null : unlessOther(value, type)
  },
  condition: (value, quotation, { use }) => {
    const read = readCondition(words(quotation), true)
    const mayJudge = use === 'to_doubt' || (isStatement(quotation) && !isBetterThanFair(value))
    return read === null && !mayJudge ? null : unlessOther(value, read)
  },
}

/** A number or a name, and a street. */
const isAddress = (address: string) =>
  /^(\S+ ){1,8}\S+$/.test(address) && /\d|,/.test(address) && address.length <= 120

/** What no word names, a model may judge by a statement that is about nothing else; never by a greeting, a question or a figure. */
function isStatement(quotation: string): boolean {
  const said = words(quotation)
  const isOfWords = !isQuestion(said) && !/\d/.test(said) && said.split(' ').length >= fewestWords
  return isOfWords && Object.keys(factsInTexts([quotation], new Set()).facts).length === 0
}
const fewestWords = 3

const unlessOther = (value: string | number, read: string | null) =>
  read === null || read === value ? value : null

/** It would raise what we offer, so the vendor has to say it in a word for it. */
const isBetterThanFair = (condition: string | number) => condition === 'excellent' || condition === 'good'
