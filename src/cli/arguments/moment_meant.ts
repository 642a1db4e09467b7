import { readValue } from '../../../db/connection/ask.ts'
import type { Db } from '../../../db/connection/pool.ts'
import { isNoTime } from '../../../db/connection/sql_error.ts'
import { notUnderstood } from '../output/command_failure.ts'

const day = String.raw`\d{4}-\d{2}-\d{2}`
const time = String.raw`\d{1,2}:\d{2}`
const forms = new RegExp(`^(${day})(?:[ T](${time}))?$|^(${time})$`)

/** A moment that a person names, in the time zone of the pipeline: 2026-12-01 17:00, 2026-12-01 (as texts begin) or 17:00 (today). */
export async function momentMeant(db: Db, option: string, said: string): Promise<Date> {
  const [, onDay, atTime, today] = forms.exec(said.trim()) ?? []
  const noTime = () =>
    notUnderstood(`${option}: "${said}" is no time; write 2026-12-01 17:00, 2026-12-01 or 17:00.`)
  if (onDay === undefined && today === undefined) throw noTime()
  return readValue<Date>(
    db,
    `select (coalesce($1::date, pipeline_private.today()) + coalesce($2::time, settings.send_from)) at time zone settings.time_zone
     from pipeline.settings`,
    [onDay ?? null, today ?? atTime ?? null],
  ).catch((error: unknown) => {
    throw isNoTime(error) ? noTime() : error
  })
}
