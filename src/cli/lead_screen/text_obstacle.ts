import type { TextObstacle, WaitsFor } from '../../../db/leads/explanations.ts'
import { harmless } from '../output/terminal.ts'

const words: Record<TextObstacle, string> = {
  being_sent: 'is with the carrier',
  copy: 'waits: this database is a copy, which texts nobody',
  stopped: 'waits: texts are stopped',
  wording: 'waits until what texts say is your own: texts wording',
  moved_on: 'will be given up: its stage is over',
  vendor_wrote: 'will be given up: the vendor has written since',
  suppressed: 'will be given up: this number must not be texted',
  no_consent: 'waits until the vendor has agreed to such texts',
  said_no: 'will be given up: the vendor said no',
  held: 'waits until the lead is released, or handed back',
  vendor_waits: 'waits until the vendor’s own words are answered',
  carrier: 'waits for the carrier',
  scheduled: 'waits for the time that was chosen',
  send_window: 'waits for the hours in which we text',
  daily_cap: 'waits: its number has had its texts of the day',
  pace: 'waits for its turn: so many leave in a minute',
  worker: 'waits for a worker to take it',
}

/** Why a text has not left yet. */
export function whyTextWaits({ code, detail }: WaitsFor): string {
  const known = words[code] ?? `waits: ${code}`
  return detail === undefined ? known : `${known} (${harmless(detail)})`
}
