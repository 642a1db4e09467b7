import { countKeptBack, listMissingWords, listStops } from '../../db/work/stops.ts'
import { counted } from '../counted.ts'
import { harmless } from '../free_text.ts'
import { minuteOf } from '../time_words.ts'
import { type Check, ok, warning } from './finding.ts'

/** What people have stopped. */
export const stops: Check = {
  about: 'stops',
  look: async (db) => {
    const standing = await listStops(db, 0)
    if (standing.length === 0) return [ok('none stands')]
    const { texts, runs } = await countKeptBack(db)
    return standing.map(({ scope, since, stoppedBy, reason }) =>
      warning(
        `${scope} since ${minuteOf(since)}, by ${stoppedBy}: ${harmless(reason)}; ${counted(texts, 'text')} and ${counted(runs, 'run')} wait`,
        `When it is settled: orchestrator texts resume ${scope} --reason "…"`,
      ),
    )
  },
}

/** What texts would say that is nobody's own yet. */
export const wording: Check = {
  about: 'wording',
  look: async (db) => {
    const missing = await listMissingWords(db)
    if (missing.length === 0) return [ok('all that texts say is your own, or goes to nobody')]
    return [
      warning(
        `no text leaves: as the first release left it: ${missing.map(({ what }) => what).join(', ')}`,
        'See: orchestrator texts wording. Set the name and the link, change texts, or: orchestrator texts approve --reason "…"',
      ),
    ]
  },
}
