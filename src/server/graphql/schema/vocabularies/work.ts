import type { Vocabularies } from './vocabulary.ts'

/** What is done in the background, and to many leads at once. */
export const work: Vocabularies = {
  WorkerStatus: {
    columns: ['workers.state'],
    toldBy: [],
    description: 'Whether a worker lives.',
    values: {
      connected: 'It does its work.',
      cut_off: 'Its session with the database is gone, its last sign of life is not 20 seconds old.',
      dead: 'Others do its work.',
    },
  },
  DeadLetterKind: {
    columns: ['dead_letters.kind'],
    toldBy: [],
    description: 'What was given up.',
    values: {
      run: 'A run of an agent, after its last attempt.',
      text: 'A text that the carrier did not take, or of which nobody knows whether it did.',
      delivery: 'What a webhook was brought and could not be read, or was not taken up.',
      notice: 'A notice of an alert, after a day in vain.',
    },
  },
  LargeChangeKind: {
    columns: ['unfinished_change.kind'],
    toldBy: [],
    description: 'What a change still does to very many leads.',
    values: {
      clocks: 'Clocks that a stop of texts held run again.',
      owners: 'Leads of a user who looks after nothing any more go to others, or are nobody’s.',
      texts: 'Texts that wait for hours or limits that have changed wait by the new ones.',
      timers: 'Leads of a stage whose timers have changed are timed anew.',
    },
  },
  BulkVerb: {
    columns: [
      ...['bulk_acts.verb', 'start_bulk_act.verb', 'preview_bulk_act.verb'],
      ...['start_item_act.verb', 'preview_item_act.verb'],
    ],
    description: 'What is done to many leads, or to many questions, at once.',
    values: {
      move: 'They are moved to a stage, as far as the rules let each go there.',
      reactivate: 'Dead ones come back to life where they died.',
      hold: 'Automation stands still for them.',
      release: 'Their holds end.',
      archive: 'Finished ones leave the usual lists.',
      unarchive: 'They come back into the usual lists.',
      assign: 'Somebody is to look after them, or nobody.',
      suppress: 'Their numbers are not texted any more, by our own decision.',
      mark_opted_out: 'Their vendors want no more texts.',
      run_agent: 'The agent of their stage works on them now.',
      replay_runs: 'Runs that were given up start anew.',
      send_template: 'They get a text made of a template.',
      move_timer: 'Their timers fire at another time.',
      answer_items: 'Questions to people are answered, all with the same words.',
      assign_items: 'Somebody is to answer the questions.',
      snooze_items: 'The questions are put off.',
      replay_items: 'The runs that the questions are about start anew.',
      undo: 'What another act did to them is taken back.',
    },
  },
  BulkStatus: {
    columns: ['bulk_acts.status'],
    description: 'How far something is that is done to many leads, or questions.',
    values: {
      running: 'A worker is at it.',
      paused: 'It stands until somebody lets it go on.',
      cancelled: 'It ended before it had come to all.',
      finished: 'All of it is settled.',
    },
  },
  BulkOutcome: {
    columns: ['bulk_act_leads.outcome', 'bulk_act_items.outcome'],
    description: 'What became of a lead, or a question, of a bulk act.',
    values: {
      waiting: 'Its turn has not come.',
      done: 'It was done.',
      refused: 'It could not be done.',
      left: 'The act was cancelled before.',
    },
  },
}
