import type { BulkActFactsFragment, BulkVerb } from '../graphql/documents.ts'

/** What people can do to many leads from the board; an act is taken back where it is listed. */
export type OfferedVerb = Exclude<BulkVerb, 'UNKNOWN' | 'undo' | 'unarchive'>

interface VerbWords {
  /** On a button. */
  label: string
  /** Before how many leads: `Hold 12 leads`. */
  deed: string
  /** What it will do, before somebody says so. */
  meaning: string
}

export const verbs: Readonly<Record<OfferedVerb, VerbWords>> = {
  move: {
    label: 'Move',
    deed: 'Move',
    meaning: 'Each is moved as by hand, with the texts, agents and timers of its new stage.',
  },
  hold: {
    label: 'Hold',
    deed: 'Hold',
    meaning: 'Automation stands still for them: no text leaves, no agent starts, no timer fires.',
  },
  release: {
    label: 'Release',
    deed: 'Release',
    meaning: 'Automation goes on where it stood; texts that waited leave.',
  },
  assign: {
    label: 'Assign',
    deed: 'Assign',
    meaning: 'Somebody is to look after them.',
  },
  send_template: {
    label: 'Text',
    deed: 'Text',
    meaning: 'Each vendor gets the text once, within the hours, consents and limits of every text of ours.',
  },
  archive: {
    label: 'Archive',
    deed: 'Archive',
    meaning: 'Finished leads leave the board; nothing of them is lost.',
  },
  reactivate: {
    label: 'Bring back to life',
    deed: 'Bring back',
    meaning: 'Dead leads go back to the stage where they died.',
  },
  move_timer: {
    label: 'Move the timer',
    deed: 'Move the timers of',
    meaning: 'What the clock does next with each, it does at this time.',
  },
  run_agent: {
    label: 'Run the agent',
    deed: 'Run the agent on',
    meaning: 'The agent of the stage works on each now; it may text and move them.',
  },
  replay_runs: {
    label: 'Replay failed runs',
    deed: 'Replay the runs of',
    meaning: 'Runs of agents that were given up start anew.',
  },
  suppress: {
    label: 'Stop texting',
    deed: 'Stop texting',
    meaning: 'Our own decision: their numbers get no more texts, whatever the stage. The leads go on.',
  },
  mark_opted_out: {
    label: 'Mark as opted out',
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
  undo: 'Taken back',
}

/** `Moved to RETRY_2`. */
export function actInWords({ verb, toStage, template, assignee }: BulkActFactsFragment): string {
  if (verb === 'move') return `${done.move} to ${toStage}`
  if (verb === 'send_template') return `${done.send_template}: ${template}`
  if (verb === 'assign') return assignee === null ? 'Made nobody’s' : `Assigned to ${assignee}`
  return done[verb]
}

export const leadsInWords = (count: number) =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? 'lead' : 'leads'}`

/** Which leads were meant, as they were asked for. */
export function choiceInWords(act: BulkActFactsFragment): string {
  if (act.undoes !== null) return 'what an act had done'
  if (act.chosenByHand) return 'picked one by one'
  const parts = [
    act.filterSearch && `“${act.filterSearch}”`,
    act.filterStages?.map((stage) => stage?.replaceAll('_', ' ').toLowerCase()).join(', '),
    act.filterSource && `from ${act.filterSource}`,
    act.filterOwner !== null && (act.filterOwner === '' ? 'nobody’s' : `of ${act.filterOwner}`),
    act.filterTurn && (act.filterTurn === 'us' ? 'our turn' : 'their turn'),
  ].filter(Boolean)
  return parts.length === 0 ? 'all on the board' : parts.join(' · ')
}
