import { gql } from 'postgraphile/utils'
import { isObject, namedValues } from './named_values.ts'

/** Lists, and what is told by name, that the database keeps as JSON of one shape. */
export const knownLists = gql`
  "How many leads stood at a stage."
  type StageLeads {
    "The stage."
    stage: StageName!
    "How many."
    leads: Int!
  }

  "How long visits to a stage took."
  type StageHours {
    "The stage."
    stage: StageName!
    "Hours, on average; null where none ended."
    hours: Float
  }

  "How many of those that came to one step came to the next."
  type ConversionRate {
    "Which step."
    name: String!
    "From 0 to 1; null when there is nothing to divide."
    rate: Float
  }

  "What a figure was in one of several periods."
  type PeriodValue {
    "In the unit of the figure; null when there was nothing to divide."
    value: Float
  }

  "How much of one kind was done."
  type NamedCount {
    "The kind."
    name: String!
    "How much."
    count: BigInt!
  }

  "Something in a lead that could not be read, or was read as something else than stands there."
  type DeliveryProblem {
    "error (without it there is no lead), warning (it is left out) or read (it was read as something else)."
    severity: String!
    "Where it stands; empty when it is about the whole."
    column: String!
    "What stands there."
    value: String!
    "Why it cannot be read."
    problem: String!
  }

  "Where one of our facts stands in what a source brings."
  type FactPaths {
    "The fact, by its column of vendor_leads, or first_name or last_name."
    fact: String!
    "SQL/JSON paths, of which the first that can be read counts; of an address all that are there."
    paths: [String!]!
  }

  "Where facts stand in what one form of a source brings."
  type FormFactPaths {
    "The form's id."
    form: String!
    "The facts for which it has paths of its own."
    facts: [FactPaths!]!
  }

  "What a merge of two leads does."
  type MergeOutcome {
    "The lead that is kept."
    keepId: UUID!
    "The lead that ends, and points to the other."
    dropId: UUID!
    "Where the one that is kept stands."
    stage: StageName!
    "Where the other stood."
    droppedStage: StageName!
    "The facts that come along, as only the other had them."
    facts: [NamedValue!]!
    "The number of the other, where it has one of its own; null when both have the same."
    otherPhone: String
    "Whether the vendor's wish to be left alone comes along."
    optOut: Boolean!
    "How many texts come along that nobody has answered."
    unansweredTexts: Int!
    "How many texts that people wrote, and that have not left yet, come along."
    textsOfPeople: Int!
    "When the vendor is to be rung about the other, which comes along; null when no call is planned."
    plannedCall: Datetime
    "The open offer of the other, which lapses, GBP; null when there is none."
    openOffer: BigFloat
  }
`

type Read = (json: unknown) => unknown

const objectsIn = (json: unknown) => (Array.isArray(json) ? json.filter(isObject) : [])

/** An object whose members are named by what they are about, as a list; null stays null. */
const listOf =
  (name: string, value: string): Read =>
  (json) =>
    json === null
      ? null
      : Object.entries(isObject(json) ? json : {}).map(([its, told]) => ({ [name]: its, [value]: told }))

export const readValues: Read = (json) => (Array.isArray(json) ? json.map((value) => ({ value })) : [])
export const readMedia: Read = objectsIn
export const readProblems: Read = objectsIn
export const readStageLeads = listOf('stage', 'leads')
export const readStageHours = listOf('stage', 'hours')
export const readRates = listOf('name', 'rate')
export const readCounts = listOf('name', 'count')
export const readFactPaths: Read = (json) =>
  isObject(json)
    ? Object.entries(json).map(([fact, paths]) => ({
        fact,
        paths: [paths].flat().filter((path) => typeof path === 'string'),
      }))
    : []
export const readFormPaths: Read = (json) =>
  isObject(json) ? Object.entries(json).map(([form, facts]) => ({ form, facts: readFactPaths(facts) })) : []
export const readNamed: Read = (json) => (json === null ? null : namedValues(json))
