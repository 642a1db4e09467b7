import type { RuleThresholdsQuery } from '../../graphql/documents.ts'
import { waitInWords } from '../numbers/waits.ts'

export type Settings = RuleThresholdsQuery['settings']['nodes'][number]

export interface Threshold {
  field: keyof Omit<Settings, '__typename'>
  title: string
  says: string
  kind: 'text' | 'number' | 'time' | 'wait'
  /** What changes with it. */
  effect: string
}

const now = 'It holds from the next text on.'

export const thresholds: readonly Threshold[] = [
  {
    field: 'companyName',
    title: 'Company',
    says: 'The name in texts to vendors.',
    kind: 'text',
    effect: 'Texts that are made from now on have it.',
  },
  {
    field: 'videoUrl',
    title: 'Video',
    says: 'The video that a text points to.',
    kind: 'text',
    effect: 'Texts that are made from now on have it.',
  },
  {
    field: 'sendFrom',
    title: 'Texts leave from',
    says: 'By the clock of the company; answers leave at any hour.',
    kind: 'time',
    effect: now,
  },
  {
    field: 'sendUntil',
    title: 'Texts leave until',
    says: 'Later ones wait for the morning.',
    kind: 'time',
    effect: now,
  },
  {
    field: 'dailyCap',
    title: 'Texts of rules to a number',
    says: 'At most in 24 hours; direct replies do not count.',
    kind: 'number',
    effect: now,
  },
  {
    field: 'dailyHardCap',
    title: 'Texts of any kind to a number',
    says: 'At most in 24 hours; beyond it a person is asked.',
    kind: 'number',
    effect: now,
  },
  {
    field: 'textsPerMinute',
    title: 'Texts a minute',
    says: 'Of all that are neither direct replies nor a person’s.',
    kind: 'number',
    effect: now,
  },
  {
    field: 'maxSegments',
    title: 'Segments of a text',
    says: 'At most; a longer one is refused, or goes to a person.',
    kind: 'number',
    effect: 'It is refused when one of our own texts could be longer.',
  },
  {
    field: 'acceptanceConfidence',
    title: 'Sure enough of a yes',
    says: 'An acceptance that is read with less goes to a person; 0 to 1.',
    kind: 'number',
    effect: 'It holds for answers that are read from now on.',
  },
  {
    field: 'maxOfferRounds',
    title: 'Offers to a vendor',
    says: 'At most; after that a person decides.',
    kind: 'number',
    effect: 'It holds for the next offer; offers that were made stay.',
  },
  {
    field: 'questionsOverdueAfter',
    title: 'A question is overdue after',
    says: 'Then it goes to the owner of its lead.',
    kind: 'wait',
    effect: 'Questions that have waited for longer go within a quarter of an hour.',
  },
  {
    field: 'ownerAnswersWithin',
    title: 'An overdue question is everybody’s after',
    says: 'So long it waits for the owner of its lead.',
    kind: 'wait',
    effect: 'Questions that have waited for longer go within a quarter of an hour.',
  },
]

/** As the database has it while nobody has said otherwise. */
const waitAtFirst = { days: 0, hours: 4, minutes: 0 }

export function shown(value: Settings[Threshold['field']], kind: Threshold['kind']): string {
  if (kind === 'wait') return waitInWords(typeof value === 'object' && value !== null ? value : waitAtFirst)
  return value === null ? 'no limit' : String(value).replace(/^(\d\d:\d\d):00(\.0+)?$/, '$1')
}
