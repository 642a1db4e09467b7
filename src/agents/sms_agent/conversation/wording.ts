import { type AgentInput, type AgentOutcome, type FactName, factNames } from '../../contract/agent.ts'

/** Two ways to ask for each fact; the second when the first was not understood. */
const questions: Record<FactName, readonly [string, string]> = {
  propertyAddress: [
    'what is the address of the property',
    'could you send the house number and street of the property',
  ],
  propertyPostcode: ['what is its postcode', 'could you send its full postcode'],
  propertyType: [
    'is it detached, semi-detached, terraced, a flat or a bungalow',
    'what kind of property is it: detached, semi, terrace, flat or bungalow',
  ],
  bedrooms: ['how many bedrooms does it have', 'how many bedrooms are there (a number is enough)'],
  condition: [
    'what condition is it in (excellent, good, fair or poor)',
    'would you call its condition excellent, good, fair or poor',
  ],
  askingPrice: ['what price do you have in mind', 'which single figure would you like for it'],
}

/** Asks for the first two of what is missing, each in other words when it was asked before. */
export function ask(missing: readonly FactName[], wasAsked: (fact: FactName) => boolean): string {
  const [first, second] = factNames
    .filter((fact) => missing.includes(fact))
    .map((fact) => questions[fact][wasAsked(fact) ? 1 : 0])
  if (first === undefined) return ''
  const sentence = second === undefined ? first : `${first}, and ${second}`
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}?`
}

/** Which facts one of our texts asked for. */
export function askedIn(body: string): Set<FactName> {
  const said = body.toLowerCase()
  return new Set(
    factNames.filter((fact) => questions[fact].some((question) => said.includes(question.toLowerCase()))),
  )
}

export function firstText(input: AgentInput, missing: readonly FactName[]): string {
  const greeting = `${hello(input)}, this is ${company(input)} about selling your property.`
  const request =
    missing.length > 0
      ? ask(missing, () => false)
      : 'Thank you for the details, we have all we need and will look at them now.'
  return `${greeting} ${request} Reply STOP to opt out.`
}

export const hello = ({ lead }: AgentInput) => (lead.firstName === null ? 'Hello' : `Hi ${lead.firstName}`)

export const company = ({ companyName }: AgentInput) => companyName

/** A text of ours, after which the lead stays where it is. */
export const reply = (purpose: string, body: string): AgentOutcome => ({
  outcome: 'reply',
  message: { purpose, body },
})
