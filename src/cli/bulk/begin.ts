import { InvalidArgumentError } from 'commander'
import type { Db } from '../../../db/connection/pool.ts'
import { listFallThroughKinds } from '../../../db/leads/vendor_leads.ts'
import { type BulkAsked, type BulkPreview, previewBulkAct, startBulkAct } from '../../../db/work/bulk_acts.ts'
import { counted } from '../../counted.ts'
import { momentMeant } from '../arguments/moment_meant.ts'
import { uuid } from '../arguments/number_and_id.ts'
import { fallThroughMeant, stageMeant } from '../arguments/rule_meant.ts'
import type { Command } from '../command/command.ts'
import { notUnderstood, sayWhy } from '../output/command_failure.ts'
import { previewLines } from './lines.ts'
import { lookOrDo, type Way } from './look_or_do.ts'

const verbs: Readonly<Record<string, string>> = {
  move: 'move',
  reactivate: 'reactivate',
  hold: 'hold',
  release: 'release',
  archive: 'archive',
  unarchive: 'unarchive',
  assign: 'assign',
  suppress: 'suppress',
  'opt-out': 'mark_opted_out',
  'run-agent': 'run_agent',
  'replay-runs': 'replay_runs',
  text: 'send_template',
  'move-timer': 'move_timer',
}

interface Options extends Way {
  reason?: string
  to?: string
  at?: string
  template?: string
  assignee?: string
  fallThrough?: string
  lead?: string[]
  stage?: string[]
  search?: string
  source?: string
  owner?: string
  turn?: 'us' | 'vendor'
}

function verbOf(typed: string): string {
  const verb = verbs[typed]
  if (verb === undefined) throw new InvalidArgumentError(`It is one of ${Object.keys(verbs).join(', ')}.`)
  return verb
}

function turnOf(typed: string): string {
  if (typed !== 'us' && typed !== 'vendor') throw new InvalidArgumentError('It is us or vendor.')
  return typed
}

const more =
  <Each>(read: (typed: string) => Each) =>
  (typed: string, before: Each[] = []) => [...before, read(typed)]

export function addBegin(bulk: Command): void {
  bulk
    .subcommand('do', 'say what would become of the leads that are meant; with --yes, do it')
    .argument('<verb>', Object.keys(verbs).join(', '), verbOf)
    .option('--reason <why>', 'why; it stands in the history of each lead')
    .option('--to <stage>', 'move: where to')
    .option('--at <time>', 'hold: until when; text: when it leaves; move-timer: when it fires')
    .option('--template <name>', 'text: the template')
    .option('--assignee <user>', 'assign: to whom; without it, to nobody')
    .option(
      '--fall-through <reason>',
      'move: of deals and investors that are lost: the standard reason, which figures count',
    )
    .option('--lead <id>', 'this lead, and no others than those named so; may be given again', more(uuid))
    .option('--stage <stage>', 'only leads at this stage; may be given again', more(String))
    .option('--search <text>', 'only leads in which this stands; it finds a thousand at most')
    .option('--source <source>', 'only leads of this source')
    .option('--owner <user>', 'only leads that this user looks after')
    .option('--turn <whose>', 'only leads whose move it is: us or vendor', turnOf)
    .option('--yes', 'do it; without it nothing is changed')
    .option('--no-wait', 'do not wait until it is over')
    .option('--json', 'as JSON')
    .notes(`
Without --yes it only says for how many leads it would be done, and for which it would be refused and why. Each lead is settled by
itself: one that is refused stops no other. A worker does it; Ctrl-C stops the watching, not the act. Exit code 3: done, but some were
refused.`)
    .examples(
      'leads bulk do move --to DEAD_LEAD --stage RETRY_3 --search "BS6" --reason "we left Bristol"',
      'leads bulk do hold --at "2026-12-27 09:00" --turn vendor --reason "Christmas" --yes',
    )
    .onDatabase(begin)
}

async function begin(db: Db, verb: string, given: Options): Promise<void> {
  if (given.yes && given.reason === undefined) throw sayWhy('without --yes')
  const asked = await askedOf(db, verb, given)
  const kinds = await listFallThroughKinds(db)
  await lookOrDo(db, given, {
    preview: () => previewBulkAct(db, asked),
    lines: previewLines,
    hints: (preview) => reasonHints(preview, asked, kinds),
    start: (matched) => startBulkAct(db, asked, matched),
  })
}

/** Deals that are lost for a reason that nobody told are in no figure by reason. */
function reasonHints(
  { asksFallThrough }: BulkPreview,
  { fallThrough }: BulkAsked,
  kinds: string[],
): string[] {
  if (asksFallThrough === 0 || fallThrough !== null) return []
  return [
    `${counted(asksFallThrough, 'lead')} would lose a deal or an investor, and nobody tells on what: --fall-through ${kinds.join('|')}`,
  ]
}

async function askedOf(db: Db, verb: string, given: Options): Promise<BulkAsked> {
  const { reason, to, at, template, assignee, lead, stage, search, source, owner, turn } = given
  const hasFilter = [stage, search, source, owner, turn].some((each) => each !== undefined)
  if (lead === undefined && !hasFilter) {
    throw notUnderstood('Say which leads are meant: --lead, or --stage, --search, --source, --owner, --turn.')
  }
  if (lead !== undefined && hasFilter) {
    throw notUnderstood('Either name leads with --lead, or say what they have in common.')
  }
  return {
    verb,
    reason: reason ?? 'a look before',
    leadIds: lead ?? null,
    search: search ?? null,
    stages: stage === undefined ? null : await Promise.all(stage.map((each) => stageMeant(db, each))),
    source: source ?? null,
    owner: owner ?? null,
    turn: turn ?? null,
    toStage: to === undefined ? null : await stageMeant(db, to),
    atTime: at === undefined ? null : await momentMeant(db, '--at', at),
    template: template ?? null,
    assignee: assignee ?? null,
    fallThrough: await fallThroughMeant(db, given.fallThrough),
  }
}
