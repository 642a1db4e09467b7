/** Whoever did something, as the record names them. */
export interface Actor {
  actorKind: string
  actor: string
}

const agents: Readonly<Record<string, string>> = {
  sms_agent: 'AI SMS Agent',
  deal_validator: 'Deal Validator',
  offer_engine: 'Offer Engine',
}

/** Parts of our own programs, by what they do. */
const programs: Readonly<Record<string, string>> = {
  outbox: 'sending',
  timer: 'timer',
  run_agent: 'care for agents',
  look_after_agent: 'care for agents',
  large_changes: 'large changes',
  wake_kept_back: 'sending',
  keep_appointment: 'appointments',
  reconciler: 'self-check',
  alerts: 'alerts',
  queue: 'queue',
}

const outside: Readonly<Record<string, string>> = { vendor: 'vendor', carrier: 'carrier' }

const spaced = (name: string) => name.replaceAll('_', ' ')

/** An agent by its name; one of one's own as it is called. */
export const agentInWords = (agent: string) => agents[agent] ?? spaced(agent)

/** Who it was: people by their names, agents and programs by what people call them. */
export function actorInWords({ actorKind, actor }: Actor): string {
  switch (actorKind) {
    case 'user':
      return actor
    case 'agent':
      return agentInWords(actor)
    case 'worker':
      return programs[actor] ?? spaced(actor)
    case 'sql':
      return `${actor}, by SQL`
    case 'import':
      return `import by ${actor}`
    default:
      return outside[actor] ?? spaced(actor)
  }
}
