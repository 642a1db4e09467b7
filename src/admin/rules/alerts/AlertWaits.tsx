import { TextInput } from '@mantine/core'
import { givenText } from '../../forms/given.ts'
import { readWait, waitInWords } from '../numbers/waits.ts'
import type { AlertRule } from './alert_rule.ts'

type Name = 'holdsFor' | 'repeatsEvery' | 'escalatesAfter'

const waits: readonly { name: Name; label: string; says: string }[] = [
  {
    name: 'holdsFor',
    label: 'Raised when it has been so for',
    says: 'What is over sooner raises nothing. Up to 30 d; empty: at once.',
  },
  {
    name: 'repeatsEvery',
    label: 'Told again every',
    says: 'While it is open and nobody looks after it. 15 min to 30 d; empty: told once.',
  },
  {
    name: 'escalatesAfter',
    label: 'Matters more after',
    says: 'When nobody looks after it for so long, it matters more and every channel is told, once. 15 min to 30 d; empty: never.',
  },
]

/** How an alert is told: each in the words of `waits.ts`, empty for none. */
export function AlertWaits({ rule }: { rule: AlertRule }) {
  // What somebody sees happen is raised as it happens.
  const shown = waits.filter(({ name }) => name !== 'holdsFor' || rule.measures !== null)
  return shown.map(({ name, label, says }) => {
    const wait = rule[name]
    return (
      <TextInput
        key={name}
        name={name}
        label={label}
        description={says}
        defaultValue={wait === null ? '' : waitInWords(wait)}
      />
    )
  })
}

/** No wait at all says that there is none; undefined when one cannot be read. */
export function readWaits(given: FormData): { [Each in Name]?: { minutes: number } } | undefined {
  const read = waits
    .filter(({ name }) => given.has(name))
    .map(({ name }) => {
      const text = givenText(given, name)
      return [name, text === undefined ? { minutes: 0 } : readWait(text)] as const
    })
  return read.some(([, wait]) => wait === undefined) ? undefined : Object.fromEntries(read)
}

/** "when it has been so for 20 min, again every 4 h, more after 2 h". */
export function howTold(rule: AlertRule): string {
  const words = [
    rule.holdsFor !== null && `when it has been so for ${waitInWords(rule.holdsFor)}`,
    rule.repeatsEvery !== null && `again every ${waitInWords(rule.repeatsEvery)}`,
    rule.escalatesAfter !== null && `matters more after ${waitInWords(rule.escalatesAfter)}`,
  ].filter((word) => word !== false)
  return words.length === 0 ? 'once' : words.join(', ')
}
