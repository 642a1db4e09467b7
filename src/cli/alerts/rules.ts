import { Option } from 'commander'
import {
  type AlertRuleChange,
  editAlertRule,
  readWatchedRules,
  type WatchedRule,
} from '../../../db/work/alert_rules.ts'
import { wholeNumber } from '../arguments/number_and_id.ts'
import type { Command } from '../command/command.ts'
import { print, printList } from '../output/terminal.ts'

type Change = Omit<AlertRuleChange, 'enabled'> & { reason: string; enabled?: 'yes' | 'no' }

/** `alerts rules`: what is watched by the clock, and what it was last; `alerts change`: how one of all rules warns. */
export function addAlertRules(alerts: Command): void {
  alerts
    .subcommand('rules', 'list what is watched by the clock, and what it was last')
    .option('--json', 'as JSON')
    .examples('alerts rules')
    .onDatabase(async (db, { json }: { json?: true }) => {
      printList(json, await readWatchedRules(db), null, {
        TYPE: ({ type }) => type,
        ABOUT: ({ scope }) => scope,
        NOW: nowInWords,
        'TO BE TOLD': ({ isWrong, enabled }) => (enabled ? isWrong === true && 'yes' : 'switched off'),
        MEASURES: ({ measures }) => measures,
        'HOLDS FOR': ({ holdsFor }) => waitInWords(holdsFor),
        'AGAIN EVERY': ({ repeatsEvery }) => waitInWords(repeatsEvery),
        'MORE AFTER': ({ escalatesAfter }) => waitInWords(escalatesAfter),
        'LOOKED AT': ({ lookedAt, failedBecause }) =>
          failedBecause === null ? lookedAt : `failed: ${failedBecause}`,
      })
    })
  alerts
    .subcommand('change', 'change from when on an alert is raised, how much it matters, and how it is told')
    .argument('<type>', 'the rule, such as SOURCE_QUIET')
    .requiredOption('--reason <why>', 'why; it stays on record')
    .addOption(new Option('--severity <severity>', 'how much it matters').choices(['LOW', 'MEDIUM', 'HIGH']))
    .addOption(new Option('--enabled <whether>', 'whether it is raised at all').choices(['yes', 'no']))
    .option('--least-count <count>', 'from how many on', wholeNumber(1, 1_000_000_000))
    .option('--least-share <share>', 'and from which share of all on, 0 to 1', Number)
    .option('--least-sample <count>', 'when there are so many in all at least', wholeNumber(1, 1_000_000_000))
    .option('--below-share <share>', 'below which share of all, 0 to 1', Number)
    .option('--holds-for <wait>', 'raised when it has been so for so long, such as "20 min"; 0: at once')
    .option('--repeats-every <wait>', 'told again while nobody looks after it, such as "4 h"; 0: told once')
    .option(
      '--escalates-after <wait>',
      'matters more when nobody has looked after it for so long, such as "1 d"; 0: never',
    )
    .notes('What is left out stays. What is changed is listed, and taken back, on the page Rules.')
    .examples('alerts change SOURCE_QUIET --repeats-every "4 h" --reason "nobody saw it"')
    .onDatabase(async (db, type: string, { reason, enabled, ...given }: Change) => {
      const change = { ...given, ...(enabled !== undefined && { enabled: enabled === 'yes' }) }
      const changed = await editAlertRule(db, type, reason, change)
      print(`${changed.type}: changed.`)
    })
}

function nowInWords({ amount, countsUpTo, outOf }: WatchedRule): string | undefined {
  if (amount === null) return
  const isBound = countsUpTo !== null && amount >= countsUpTo
  return `${amount}${isBound ? ' or more' : ''}${outOf === null ? '' : ` of ${outOf}`}`
}

/** As PostgreSQL writes an interval, 1 day 04:30:00, and as it is given: 1 d 4 h 30 min. */
function waitInWords(wait: string | null): string | null {
  if (wait === null) return null
  const [, days, ...parts] = /^(?:(\d+) days?)? ?(?:(\d+):(\d+):(\d+))?$/.exec(wait) ?? []
  const units = [days, ...parts].map((count, at) => [Number(count ?? 0), ['d', 'h', 'min', 's'][at]] as const)
  return (
    units
      .filter(([count]) => count > 0)
      .map(([count, unit]) => `${count} ${unit}`)
      .join(' ') || wait
  )
}
