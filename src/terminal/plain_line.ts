import type { BoardFigures } from '../../db/figures/board.ts'
import { counted } from '../counted.ts'
import { fullTime, speedWords } from './board_time.ts'
import type { Rates } from './rates.ts'

/** The board in one line, for logs. */
export function plainLine(
  { now, isSimulation, hasEnded, stages, openReviews, openAlerts }: BoardFigures,
  rates: Rates,
): string {
  const leads = stages.filter((stage) => stage.leads > 0).map(({ stage, leads }) => `${stage} ${leads}`)
  const speed = isSimulation && !hasEnded ? ` (${speedWords(rates.speed)})` : ''
  return [
    `${fullTime(now)}${speed}`,
    leads.length === 0 ? 'no leads yet' : leads.join(', '),
    hasEnded ? 'nothing is left to happen' : `${Math.round(rates.movesPerMinute)} moves/min`,
    `${counted(openReviews, 'review')}, ${counted(openAlerts, 'alert')} open`,
  ].join(' · ')
}
