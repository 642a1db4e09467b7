import { readValue } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'

export interface SimulatedText {
  from: string
  body: string
  /** The simulated carrier's own id of it. */
  id: string
  /** Who held the vendor's phone. */
  typedBy: string
}

/** Whether the simulated carrier has a door here: only a simulation has one. */
export function hasSimulatedDoor(db: Db): Promise<boolean> {
  return readValue(
    db,
    `select to_regprocedure('pipeline_private.take_simulated_text(text, jsonb)') is not null`,
  )
}

/** Keeps and records what a simulated vendor wrote, as a carrier's text is. Returns the text's id. */
export function takeSimulatedText(db: Db, raw: string, told: SimulatedText): Promise<string> {
  return readValue(db, 'select pipeline_private.take_simulated_text($1, $2)', [raw, JSON.stringify(told)])
}
