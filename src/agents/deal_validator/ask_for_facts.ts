import type { AgentOutcome, FactName } from '../contract/agent.ts'

const wording: Record<FactName, string> = {
  propertyAddress: 'the address',
  propertyPostcode: 'the full postcode',
  askingPrice: 'the price you have in mind',
  propertyType: 'the type (such as terraced, semi or flat)',
  bedrooms: 'the number of bedrooms',
  condition: 'its condition (excellent, good, fair, poor or uninhabitable)',
}

/** One text that asks for exactly the facts the value still needs. */
export function askForFacts(missing: readonly FactName[], companyName: string): AgentOutcome {
  const wanted = listed(missing.map((name) => wording[name]))
  const body = `${companyName}: to value your property we still need ${wanted}. Could you text us that, please?`
  return {
    outcome: 'needs_info',
    message: { purpose: 'question', body },
    reason: `Not known: ${missing.join(', ')}`,
    notes: { missing },
  }
}

/** One text that asks what sold prices do not show, where the value or the sale hangs on it. */
export function askWhatMatters(questions: readonly string[], companyName: string): AgentOutcome {
  const body = `${companyName}: before we can say what we would pay, could you tell us ${questions.join('; and ')}?`
  return {
    outcome: 'needs_info',
    message: { purpose: 'question', body },
    reason: `Not told: ${questions.join('; ')}`.slice(0, 500),
  }
}

function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`
}
