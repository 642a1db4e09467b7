import {
  approveWording,
  countKeptBack,
  listMissingWords,
  listStops,
  resumeTexts,
  stopTexts,
} from '../../db/work/stops.ts'
import { counted } from '../counted.ts'
import type { Command } from './command/command.ts'
import { listing, print, printAs, printList } from './output/terminal.ts'

const scopes = 'all, source:<source>, template:<template> or agent:<agent>'

interface Reason {
  reason: string
}

/** `texts …`: what keeps all texts back, and lets them go on. */
export function addTexts(program: Command): void {
  const texts = program.subcommand(
    'texts',
    'stop all texts and agents, or those of a source, and let them go on',
  )
  texts
    .subcommand('stop', 'let no text leave and call no agent, from now on')
    .argument('<scope>', scopes)
    .requiredOption('--reason <why>', 'why; it stays on record')
    .notes('The clocks of the leads stand meanwhile. Stops stand side by side; each ends by itself.')
    .examples(
      'texts stop all --reason "a wrong price in a text"',
      'texts stop source:facebook --reason "leads without consent"',
    )
    .onDatabase(async (db, scope: string, { reason }: Reason) => {
      const stop = await stopTexts(db, scope, reason)
      const { handedOver } = await countKeptBack(db)
      print([
        `Nothing leaves: ${stop.scope}, since ${stop.since.toISOString()}, by ${stop.stoppedBy}: ${stop.reason}`,
        ...(handedOver === 0
          ? []
          : [
              `${counted(handedOver, 'text was', 'texts were')} being handed over at that moment, and may arrive.`,
            ]),
      ])
    })
  texts
    .subcommand('resume', 'end a stop: what waited goes on, spread, but for what was overtaken')
    .argument('<scope>', scopes)
    .requiredOption('--reason <why>', 'why; it stays on record')
    .examples('texts resume all --reason "the text is corrected"')
    .onDatabase(async (db, scope: string, { reason }: Reason) => {
      const { scope: ended } = await resumeTexts(db, scope, reason)
      const still = (await listStops(db, 0)).map((stop) => stop.scope)
      print([`Ended: ${ended}.`, ...(still.length === 0 ? [] : [`Still stopped: ${still.join(', ')}.`])])
    })
  texts
    .subcommand('stops', 'list the stops that stand, and the last ten that ended')
    .option('--json', 'as JSON')
    .examples('texts stops')
    .onDatabase(async (db, { json }: { json?: true }) => {
      const [stops, keptBack] = [await listStops(db, 10), await countKeptBack(db)]
      const waits = `${counted(keptBack.texts, 'text')} and ${counted(keptBack.runs, 'run')} of agents wait.`
      printAs(json, { stops, keptBack }, [
        ...(stops.length === 0
          ? ['None.']
          : listing(stops, {
              scope: (stop) => stop.scope,
              since: (stop) => stop.since,
              by: (stop) => stop.stoppedBy,
              reason: (stop) => stop.reason,
              ended: (stop) => stop.endedAt,
              'ended by': (stop) => stop.endedBy,
              because: (stop) => stop.endReason,
            })),
        waits,
      ])
    })
  texts
    .subcommand(
      'wording',
      'list what texts say that is still as the first release left it: none leaves before',
    )
    .option('--json', 'as JSON')
    .examples('texts wording')
    .onDatabase(async (db, { json }: { json?: true }) => {
      printList(json, await listMissingWords(db), 'All that texts say is your own.', {
        what: ({ what }) => what,
        'what to do': ({ todo }) => todo,
      })
    })
  texts
    .subcommand('approve', 'say that the texts of the first release nobody has changed are as you want them')
    .requiredOption('--reason <why>', 'why; it stays on record')
    .notes('The name of the company and the link of the video are yours to set: texts wording says how.')
    .examples('texts approve --reason "read by Sam and our solicitor"')
    .onDatabase(async (db, { reason }: Reason) => {
      const approved = await approveWording(db, reason)
      const missing = await listMissingWords(db)
      print([
        `${counted(approved.length, 'text')} approved${approved.length === 0 ? '' : `: ${approved.join(', ')}`}.`,
        ...missing.map(({ what, todo }) => `Still missing: ${what}. ${todo}`),
      ])
    })
}
