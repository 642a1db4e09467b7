import type { Funnel } from '../../db/figures/funnel.ts'
import { listing, type Paint } from '../cli/output/terminal.ts'
import { counted } from '../counted.ts'
import { bar } from './bar.ts'

const shownReasons = 10
const barWidth = 24

/** A funnel for people: steps with their rates, causes of death, time in stages, and the work behind it. */
export function funnelLines({ steps, deaths, stages, work }: Funnel, paint: Paint): string[] {
  const all = steps[0]?.leads ?? 0
  const reached = steps.map((step, at) => ({ ...step, before: steps[at - 1]?.leads ?? step.leads }))
  return [
    ...listing(
      reached,
      {
        'EVER REACHED': ({ step }) => step,
        LEADS: ({ leads }) => number(leads),
        'OF STEP': ({ leads, before }) => share(leads, before),
        'OF ALL': ({ leads }) => share(leads, all),
        '': ({ leads }) => bar(all === 0 ? 0 : leads / all, barWidth),
      },
      paint,
    ),
    '',
    ...listing(
      commonest(deaths),
      { 'DIED OF': ({ reason }) => reason, LEADS: ({ leads }) => number(leads) },
      paint,
    ),
    '',
    ...listing(
      stages,
      {
        'TIME IN STAGE': ({ stage }) => stage,
        VISITS: ({ visits }) => number(visits),
        MEDIAN: ({ medianHours }) => duration(medianHours),
      },
      paint,
    ),
    '',
    `${counted(work.vendorsAnswered, 'vendor')} answered`,
    `${counted(work.moves, 'move')}, ${counted(work.textsSent, 'text')} sent, ${number(work.textsReceived)} received`,
    `${counted(work.agentRuns, 'agent run')}, ${counted(work.agentFailures, 'failed attempt')}, ${work.deadLetters} given up`,
    `${counted(work.reviewsOpened, 'review item')}, ${work.reviewsOpen} still open`,
  ]
}

/** The commonest reasons; a vendor's own words are often said only once. */
function commonest(deaths: Funnel['deaths']): Funnel['deaths'] {
  const others = deaths.slice(shownReasons)
  const leads = others.reduce((sum, death) => sum + death.leads, 0)
  const rest = { reason: counted(others.length, 'other reason'), leads }
  return [...deaths.slice(0, shownReasons), ...(others.length === 0 ? [] : [rest])]
}

function number(value: number): string {
  return value.toLocaleString('en-GB')
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1)} %`
}

function duration(hours: number): string {
  if (hours < 1) return `${Math.round(hours * 60)} min`
  return hours < 72 ? `${hours} h` : `${(hours / 24).toFixed(1)} days`
}
