import type { Paint } from '../../../src/cli/output/terminal.ts'
import type { Played } from './play.ts'
import { hands } from './spelling.ts'

export const leastPassed = 0.95

export interface Verdict {
  name: string
  about: string
  /** For each take, what was wrong with it. */
  takes: { played: Played; faults: readonly string[] }[]
}

/** The share of personas of whom every take ends as it has to: pass^4. */
export const passed = (verdicts: readonly Verdict[]): number =>
  verdicts.filter(({ takes }) => takes.every(({ faults }) => faults.length === 0)).length /
  Math.max(1, verdicts.length)

export function personasPage(verdicts: readonly Verdict[], paint: Paint): string[] {
  const all = verdicts.flatMap(({ takes }) => takes)
  const good = all.filter(({ faults }) => faults.length === 0).length
  return [
    ...verdicts.flatMap(({ name, about, takes }) => {
      const signs = takes
        .map(({ faults }) => (faults.length === 0 ? paint('green', '●') : paint('red', '○')))
        .join('')
      const faults = new Map<string, number>()
      for (const fault of takes.flatMap((take) => take.faults))
        faults.set(fault, (faults.get(fault) ?? 0) + 1)
      return [
        `${signs}  ${name}: ${about}`,
        ...[...faults].map(([fault, times]) => paint('dim', `        ${times} × ${fault}`)),
      ]
    }),
    '',
    `${good} of ${all.length} performances end as they have to.`,
    `Of ${verdicts.length} personas ${Math.round(passed(verdicts) * verdicts.length)} do so every time, by ${hands.length} hands (${(passed(verdicts) * 100).toFixed(1)} %; ${leastPassed * 100} % are wanted).`,
  ]
}

/** One conversation as it went, for whoever wants to know why. */
export function conversationPage(
  { played: { part, ending }, faults }: Verdict['takes'][number],
  paint: Paint,
): string[] {
  return [
    '',
    `${part.persona.name}, take ${part.take} (${part.hand}): ${ending.path.join(' → ')}`,
    ...ending.texts.map(
      ({ direction, at, body, purpose }) =>
        `  ${at.slice(5, 16).replace('T', ' ')}  ${direction === 'inbound' ? 'vendor' : paint('dim', `us (${purpose})`)}: ${body.replaceAll(/\s+/g, ' ')}`,
    ),
    `  held: ${ending.isHeld ? 'yes' : 'no'}; asked: ${ending.asked.join(', ') || 'nobody'}; silent: ${ending.silentBecause ?? 'no'}; offers: ${ending.offers.map(({ amount, status }) => `${amount} ${status}`).join(', ') || 'none'}`,
    ...faults.map((fault) => paint('red', `  ${fault}`)),
  ]
}
