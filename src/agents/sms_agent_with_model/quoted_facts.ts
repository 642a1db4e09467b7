import { type AgentInput, type FactName, type PropertyFacts, propertyFactsSchema } from '../contract/agent.ts'
import type { AskedFor } from '../sms_agent/conversation/asked_for.ts'
import { askedLast } from '../sms_agent/conversation/conversation.ts'
import { anotherHouse } from '../sms_agent/facts/another_house.ts'
import { readBedrooms } from '../sms_agent/facts/bedrooms.ts'
import { readCondition } from '../sms_agent/facts/condition.ts'
import { factsInTexts } from '../sms_agent/facts/facts_in_texts.ts'
import { readPostcode } from '../sms_agent/facts/postcode.ts'
import { namesPropertyType, readPropertyType } from '../sms_agent/facts/property_type.ts'
import { isQuestion } from '../sms_agent/intentions/common_questions.ts'
import { plainText, words } from '../sms_agent/text/decode_text.ts'
import { findQuotation, type Quoted } from './quotation.ts'
import { isStatedAddress, mayBeAddress } from './stated_address.ts'
import type { ExtractedFact } from './tools.ts'

type Facts = Partial<PropertyFacts>

/** What is read of a fact: to be written down, or only to call a person, for which a guess of the model will do. */
type Use = 'to_learn' | 'to_doubt'

/** Facts with a quotation that is found in the vendor's unanswered texts and says so where it stands; what is quoted twice differently is no fact. */
export function quotedFacts(
  extracted: readonly ExtractedFact[],
  input: AgentInput,
  use: Use = 'to_learn',
): Facts {
  const talk = { use, asked: askedLast(input) }
  const found = extracted.flatMap(({ fact, value, quotation }): [FactName, unknown][] => {
    const quoted = findQuotation(quotation, input)
    const read = quoted === undefined ? null : readers[fact](value, quotation, { ...talk, ...quoted })
    return read !== null && propertyFactsSchema.shape[fact].safeParse(read).success ? [[fact, read]] : []
  })
  const isDisputed = (fact: FactName) =>
    new Set(found.filter(([one]) => one === fact).map(([, value]) => value)).size > 1
  return Object.fromEntries(found.filter(([fact]) => !isDisputed(fact)))
}

interface Talk extends Quoted {
  use: Use
  /** What our last text asked for. */
  asked: ReadonlySet<AskedFor>
}

type Reader = (value: string | number, quotation: string, talk: Talk) => string | number | null

/**
 * A price has to be one in the whole text, a figure in its clause; a kind or a condition must not be another one in its clause, nor one
 * that is denied there, and is judged with care. Of another house than the vendor's nothing is learned.
 */
const readers: Readonly<Record<FactName, Reader>> = {
  askingPrice: (value, _, { text, asked }) => {
    const { facts, priceIsRange } = factsInTexts([text], asked)
    return facts.askingPrice === value && !priceIsRange ? value : null
  },
  bedrooms: (value, quotation, talk) =>
    readBedrooms(words(talk.use === 'to_doubt' ? quotation : talk.clause), true).bedrooms === value &&
    mayBeOurs(talk)
      ? value
      : null,
  propertyPostcode: (value, quotation, talk) => {
    const stated = readPostcode(plainText(talk.use === 'to_doubt' ? quotation : talk.sentence))
    return stated !== null && stated === readPostcode(String(value)) && mayBeOurs(talk) ? stated : null
  },
  propertyAddress: (value, quotation, talk) => {
    const address = plainText(String(value))
    if (!plainText(quotation).toLowerCase().includes(address.toLowerCase())) return null
    const isOne =
      talk.use === 'to_doubt'
        ? mayBeAddress(address)
        : mayBeOurs(talk) && isStatedAddress(address, talk.sentence)
    return isOne ? address : null
  },
  propertyType: (value, quotation, talk) =>
    readOrJudged(value, quotation, talk, {
      read: (said) => readPropertyType(said, true).type,
      names: namesPropertyType,
    }),
  condition: (value, quotation, talk) => {
    const read = (said: string) => readCondition(said, true)
    const condition = readOrJudged(value, quotation, talk, { read, names: () => isBetterThanFair(value) })
    return isBetterThanFair(value) && talk.use === 'to_learn' && read(words(talk.sentence)) !== value
      ? null
      : condition
  },
}

/** What no word names, a model may judge by a statement that is about nothing else; never by a greeting, a question or a figure. */
function readOrJudged(
  value: string | number,
  quotation: string,
  talk: Talk,
  { read, names }: { read: (said: string) => string | null; names: (said: string) => boolean },
): string | number | null {
  const [alone, there] = [read(words(quotation)), read(words(talk.clause))]
  if (talk.use === 'to_doubt') return alone === null || alone === value ? value : null
  if (!mayBeOurs(talk) || (alone !== null && alone !== there)) return null
  if (there !== null) return there === value ? value : null
  return !names(words(talk.clause)) && isStatement(quotation) ? value : null
}

const mayBeOurs = ({ use, sentence }: Talk) => use === 'to_doubt' || !anotherHouse.test(words(sentence))

function isStatement(quotation: string): boolean {
  const said = words(quotation)
  const isOfWords = !isQuestion(said) && !/\d/.test(said) && said.split(' ').length >= fewestWords
  return isOfWords && Object.keys(factsInTexts([quotation], new Set()).facts).length === 0
}
const fewestWords = 3

/** It would raise what we offer, so the vendor has to say it in a word for it. */
const isBetterThanFair = (condition: string | number) => condition === 'excellent' || condition === 'good'
