import { readRows } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'

/** What our texts say, where links may stand. */
export function readTextsWithLinks(db: Db): Promise<{ place: string; words: string }[]> {
  return readRows(
    db,
    `select 'template ' || templates.template as place, templates.body::text as words from pipeline.message_templates as templates
     union all
     select 'settings.video_url', settings.video_url from pipeline.settings as settings
     order by place`,
  )
}
