import type { FigureMeantFragment } from '../../graphql/documents.ts'

type Figure = FigureMeantFragment

const topics: readonly { title: string; has: (figure: Figure) => boolean }[] = [
  { title: 'Targets', has: ({ target }) => target != null },
  {
    title: 'Agents and services',
    has: ({ dividedBy }) => ['agent', 'provider', 'fact'].includes(dividedBy),
  },
  { title: 'Texts', has: ({ dividedBy }) => dividedBy === 'template' || dividedBy === 'sender' },
  { title: 'People', has: ({ dividedBy }) => dividedBy === 'person' },
  { title: 'Money', has: ({ unit, dividedBy }) => unit === 'GBP' || dividedBy === 'band' },
  { title: 'Time', has: ({ unit }) => unit === 'hours' || unit === 'days' || unit === 'seconds' },
  { title: 'Rates', has: ({ unit }) => unit === 'share' },
  { title: 'Leads', has: () => true },
]

const order = ['Leads', 'Rates', 'Money', 'Time', 'Texts', 'Agents and services', 'People', 'Targets']

/** Figures under the headings that they belong to by what they are, so that a new one needs no line here. */
export function byTopic<Each extends Figure>(figures: readonly Each[]): { title: string; figures: Each[] }[] {
  const groups = Map.groupBy(figures, (figure) => topics.find(({ has }) => has(figure))?.title ?? '')
  return order.flatMap((title) => {
    const found = groups.get(title)
    return found === undefined ? [] : [{ title, figures: found }]
  })
}

export const divisions = [
  { name: 'by-stage', division: 'stage', title: 'By stage', of: 'Stage' },
  { name: 'by-source', division: 'source', title: 'By source', of: 'Source' },
  { name: 'by-reason', division: 'reason', title: 'By reason', of: 'Reason' },
  { name: 'by-agent', division: 'agent', title: 'By agent', of: 'Agent' },
  { name: 'by-fact', division: 'fact', title: 'By fact', of: 'Fact' },
  { name: 'by-template', division: 'template', title: 'By text', of: 'Text' },
  { name: 'by-sender', division: 'sender', title: 'By sender', of: 'Sender' },
  { name: 'by-person', division: 'person', title: 'By person', of: 'Person' },
] as const
