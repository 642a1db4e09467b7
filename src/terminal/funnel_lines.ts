import type { Funnel } from '../../db/figures/funnel.ts'
import type { Paint } from '../cli/output/terminal.ts'
import { counted } from '../counted.ts'
import { bar } from './bar.ts'
import { inColumns } from './in_columns.ts'

const shownReasons = 10
const barWidth = 24

/** A funnel for people: steps with their rates, causes of death, time in stages, and the work behind it. */
export function funnelLines(funnel: Funnel, paint: Paint): string[] {
  return [
    paint('bold', `${inColumns('Ever reached', 26)}${heads('leads', 'of step', 'of all')}`),
    ...stepLines(funnel, paint),
    '',
    paint('bold', `${inColumns('Died of', 46)}${heads('leads')}`),
    ...deathLines(funnel),
    '',
    paint('bold', `${inColumns('Time in stage', 26)}${heads('visits', 'median')}`),
    ...funnel.stages.map(({ stage, visits, medianHours }) =>
      `${inColumns(stage, 26)}${number(visits)}${inColumns(duration(medianHours), 10, 'right')}`.trimEnd(),
    ),
    '',
    ...workLines(funnel),
  ]
}

function stepLines({ steps }: Funnel, paint: Paint): string[] {
  const all = steps[0]?.leads ?? 0
  return steps.map(({ step, leads }, index) => {
    const before = steps[index - 1]?.leads ?? leads
    const figures = `${number(leads)}${share(leads, before)}${share(leads, all)}`
    return `${inColumns(step, 26)}${figures}  ${paint('cyan', bar(all === 0 ? 0 : leads / all, barWidth))}`
  })
}

/** The commonest reasons; a vendor's own words are often said only once. */
function deathLines({ deaths }: Funnel): string[] {
  const others = deaths.slice(shownReasons)
  const shown = deaths.slice(0, shownReasons)
  if (others.length > 0) {
    const leads = others.reduce((sum, { leads }) => sum + leads, 0)
    shown.push({ reason: counted(others.length, 'other reason'), leads })
  }
  return shown.map(({ reason, leads }) => `${inColumns(reason, 46)}${number(leads)}`)
}

function workLines({ work }: Funnel): string[] {
  return [
    `${counted(work.vendorsAnswered, 'vendor')} answered`,
    `${counted(work.moves, 'move')}, ${counted(work.textsSent, 'text')} sent, ${work.textsReceived.toLocaleString('en-GB')} received`,
    `${counted(work.agentRuns, 'agent run')}, ${counted(work.agentFailures, 'failed attempt')}, ${work.deadLetters} given up`,
    `${counted(work.reviewsOpened, 'review item')}, ${work.reviewsOpen} still open`,
  ]
}

function heads(...words: string[]): string {
  return words.map((word) => inColumns(word, 10, 'right')).join('')
}

function number(value: number): string {
  return inColumns(value.toLocaleString('en-GB'), 10, 'right')
}

function share(part: number, whole: number): string {
  return inColumns(whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1)} %`, 10, 'right')
}

function duration(hours: number): string {
  if (hours < 1) return `${Math.round(hours * 60)} min`
  return hours < 72 ? `${hours} h` : `${(hours / 24).toFixed(1)} days`
}
