import { type FactName, factNames, type PropertyFacts } from '../../agents/contract/agent.ts'
import type { Dice } from '../planning/dice.ts'
import { factsAskedIn } from './asked_facts.ts'
import type { Persona } from './persona.ts'
import { type ReadText, type Reply, reply } from './read_text.ts'
import { saidOf, sentence } from './wording.ts'

const mostRepeats = 8

/** What a vendor writes while we collect the facts of the property. */
export function conversationReplies(text: ReadText, dice: Dice): Reply[] {
  const { vendor, acts, purpose } = text
  const { persona } = vendor
  if (/REJECTED/i.test(purpose)) {
    return dice.chance('thanks', 0.15) ? [reply('thanks', 'Ok, thanks for letting me know')] : []
  }
  if (acts.at(-1) === 'answers' && persona.asksOddQuestion && !acts.includes('asks')) {
    return [reply('asks', dice.pick('odd question', oddQuestions))]
  }

  if (/\bleasehold\b/i.test(text.body)) return [reply('answers', dice.pick('lease', leases))]

  const told = toldBy(text)
  const chosen = factsToTell(text, told)
  if (chosen.length > 0) return tell(chosen, told, text, dice)
  return acts.length === 0 ? [reply('answers', dice.pick('yes', agreements))] : []
}

/** A vendor who filled in the whole form has told everything before the first text. */
function toldBy({ vendor, told }: ReadText): ReadonlySet<FactName> {
  return new Set(vendor.persona.telling === 'form' ? factNames : told)
}

function factsToTell({ vendor, body, acts }: ReadText, told: ReadonlySet<FactName>): FactName[] {
  const asked = factsAskedIn(body)
  const untold = factNames.filter((fact) => !told.has(fact))
  const again = acts.length < mostRepeats ? asked.filter((fact) => told.has(fact)) : []
  if (untold.length === 0) return again

  const inOrder = [
    ...untold.filter((fact) => asked.includes(fact)),
    ...untold.filter((fact) => !asked.includes(fact)),
  ]
  return inOrder.slice(0, atOnce[vendor.persona.telling])
}

const atOnce: Record<Persona['telling'], number> = { form: 6, all_at_once: 6, a_few: 3, one_by_one: 2 }

function tell(chosen: FactName[], told: ReadonlySet<FactName>, { vendor }: ReadText, dice: Dice): Reply[] {
  const { persona } = vendor
  const { slip } = persona
  const isSlip = slip !== null && chosen.includes(slip) && !told.has(slip)
  const property = isSlip ? withSlip(persona.property, slip) : persona.property
  const words = chosen.map((fact) => saidOf(fact, property, dice, told.has(fact)))

  const isSplit = persona.telling === 'one_by_one' && words.length === 2 && dice.chance('two texts', 0.5)
  const replies: Reply[] = isSplit
    ? words.map((word, index) => ({
        act: 'answers',
        body: sentence([word]),
        facts: chosen.slice(index, index + 1),
        ...(index > 0 && { minutesLater: dice.whole('next text', 1, 4) }),
      }))
    : [{ act: 'answers', body: sentence(words), facts: chosen }]

  if (isSlip) {
    const correction = `Sorry, I got that wrong. ${saidOf(slip, persona.property, dice, true)}`
    replies.push({
      act: 'corrects',
      body: correction,
      facts: [slip],
      minutesLater: dice.whole('correction', 3, 25),
    })
  }
  return replies
}

function withSlip(property: PropertyFacts, slip: 'bedrooms' | 'askingPrice'): PropertyFacts {
  return slip === 'bedrooms'
    ? { ...property, bedrooms: property.bedrooms + 1 }
    : { ...property, askingPrice: property.askingPrice + 10_000 }
}

const agreements = ['Yes that is right', 'Yes, still looking to sell', "Yes that's all correct"] as const

/** What owners of flats know of it. */
const leases = [
  'Leasehold, 112 years left',
  'It is leasehold with 95 years left on the lease',
  'share of the freehold',
] as const

const oddQuestions = [
  'Are you a real person?',
  'How did you get my number?',
  'Can I stay on and rent the house afterwards?',
  'Do you charge any fees?',
  'What happens to the carpets?',
  'How quickly can you buy?',
] as const
