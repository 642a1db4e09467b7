import type { BoardFigures } from '../../db/figures/board.ts'
import { counted } from '../counted.ts'
import { fullTime, speedWords } from './board_time.ts'
import type { Rates } from './rates.ts'

/** How it goes, in one line; where each lead stands the page shows. */
export function plainLine(
  { now, isSimulation, hasEnded, liveLeads, finishedLeads, openReviews, openAlerts }: BoardFigures,
  rates: Rates,
): string {
  const speed = isSimulation && !hasEnded ? ` (${speedWords(rates.speed)})` : ''
  return [
    `${fullTime(now)}${speed}`,
    `${counted(liveLeads, 'live lead')}, ${finishedLeads.toLocaleString('en-GB')} finished`,
    hasEnded
      ? 'nothing is left to happen'
      : counted(Math.round(rates.movesPerMinute), 'move a minute', 'moves a minute'),
    `${counted(openReviews, 'question')}, ${counted(openAlerts, 'alert')} open`,
  ].join(' · ')
}
