import type { BulkActFactsFragment, BulkVerb } from '../../graphql/documents.ts'
import { spoken } from '../../words/plain_words.ts'
import type { OfferedVerb } from './verbs.ts'

interface VerbWords {
  /** Before how many leads: `Hold 12 leads`. */
  deed: string
  /** What it will do, before somebody says so. */
  meaning: string
}

export const verbs: Readonly<Record<OfferedVerb, VerbWords>> = {
  move: {
    deed: 'Move',
    meaning: 'Each is moved as by hand, with the texts, agents and timers of its new stage.',
  },
  hold: {
    deed: 'Hold',
    meaning: 'Automation stands still for them: no text leaves, no agent starts, no timer fires.',
  },
  release: {
    deed: 'Release',
    meaning: 'Automation goes on where it stood; texts that waited leave.',
  },
  assign: {
    deed: 'Assign',
    meaning: 'Somebody is to look after them.',
  },
  send_template: {
    deed: 'Text',
    meaning: 'Each vendor gets the text once, within the hours, consents and limits of every text of ours.',
  },
  archive: {
    deed: 'Archive',
    meaning: 'Finished leads leave the board; nothing of them is lost.',
  },
  reactivate: {
    deed: 'Bring back',
    meaning: 'Dead leads go back to the stage where they died.',
  },
  move_timer: {
    deed: 'Move the timers of',
    meaning: 'What the clock does next with each, it does at this time.',
  },
  run_agent: {
    deed: 'Run the agent on',
    meaning: 'The agent of the stage works on each now; it may text and move them.',
  },
  replay_runs: {
    deed: 'Replay the runs of',
    meaning: 'Runs of agents that were given up start anew.',
  },
  suppress: {
    deed: 'Stop texting',
    meaning: 'Our own decision: their numbers get no more texts, whatever the stage. The leads go on.',
  },
  mark_opted_out: {
    deed: 'Mark as opted out',
    meaning:
      'Their vendors asked for it: no more texts, and where the rules say so, the leads end. It cannot be taken back at once.',
  },
}

const done: Readonly<Record<BulkVerb, string>> = {
  UNKNOWN: 'Something else',
  move: 'Moved',
  reactivate: 'Brought back to life',
  hold: 'Held',
  release: 'Released',
  archive: 'Archived',
  unarchive: 'Brought back into the lists',
  assign: 'Assigned',
  suppress: 'Kept from texts',
  mark_opted_out: 'Marked as opted out',
  run_agent: 'Agent run',
  replay_runs: 'Runs replayed',
  send_template: 'Texted',
  move_timer: 'Timer moved',
  answer_items: 'Questions answered',
  assign_items: 'Questions assigned',
  snooze_items: 'Questions put off',
  replay_items: 'Runs started anew',
  undo: 'Taken back',
}

/** `Moved to RETRY_2`. */
export function actInWords({ verb, toStage, template, assignee }: BulkActFactsFragment): string {
  if (verb === 'move') return `${done.move} to ${toStage}`
  if (verb === 'send_template') return `${done.send_template}: ${template}`
  if (verb === 'assign') return assignee === null ? 'Made nobody’s' : `Assigned to ${assignee}`
  if (verb === 'assign_items') return `${done.assign_items} to ${assignee}`
  return done[verb]
}

/** Which leads, or questions, were meant, as they were asked for. */
export function choiceInWords(act: BulkActFactsFragment): string {
  if (act.undoes !== null) return 'what an act had done'
  if (act.chosenByHand) return 'picked one by one'
  const parts = [
    act.filterSearch && `“${act.filterSearch}”`,
    act.filterStages?.map((stage) => stage?.replaceAll('_', ' ').toLowerCase()).join(', '),
    act.filterSource && `from ${act.filterSource}`,
    act.filterOwner !== null && (act.filterOwner === '' ? 'nobody’s' : `of ${act.filterOwner}`),
    act.filterTurn && (act.filterTurn === 'us' ? 'our turn' : 'their turn'),
    ...questionsInWords(act),
  ].filter(Boolean)
  return parts.length === 0 ? (act.ofItems ? 'all that waited' : 'all on the board') : parts.join(' · ')
}

const questionsInWords = (act: BulkActFactsFragment) => [
  act.filterKinds?.map((kind) => spoken(kind)).join(', '),
  act.filterMine && `${act.askedBy}’s`,
  act.filterUnassigned && 'nobody’s',
  act.filterSnoozed && 'put off',
]
