import type { ReviewKind } from '../../graphql/documents.ts'
/** What can be done about a question of a kind, beside answering it. */
export type Way = 'replay' | 'match'

export interface Kind {
  title: string
  /** What to do first. */
  todo: string
  /** What is mostly answered, by one key each. */
  answers: readonly string[]
  way?: Way
}

const dealtWith = ['Dealt with by hand', 'Nothing to do'] as const
const replied = ['Rang the vendor', 'Answered by text', 'Needs no answer'] as const

const kinds: Readonly<Record<string, Kind>> = {
  needs_care: {
    title: 'Somebody in distress',
    todo: 'Automation keeps off. Ring them yourself, then release the lead.',
    answers: ['Rang the vendor', 'Left in peace'],
  },
  may_want_no_texts: {
    title: 'May want no more texts',
    todo: 'Read the words. If they want to be left alone, note the opt-out at the lead.',
    answers: ['Noted as opted out', 'They did not mean that'],
  },
  rights_request: {
    title: 'Asks by right, or complains',
    todo: 'Answer it before its last day, and settle it at the lead: that closes the question, too.',
    answers: ['Being looked into'],
  },
  opted_out: {
    title: 'Opted out',
    todo: 'Nobody texts them. Decide what becomes of the deal.',
    answers: ['Going on by phone', 'Closed the lead'],
  },
  wants_texts_again: {
    title: 'Wants texts again',
    todo: 'If they have said so, allow texts at the lead.',
    answers: ['Allowed texts again', 'Left as it is'],
  },
  vendor_wrote: { title: 'Vendor wrote', todo: 'Read it and answer the vendor.', answers: replied },
  said_no: {
    title: 'Said no, reminder due',
    todo: 'Ring only if they asked for it, or close the lead.',
    answers: ['Rang the vendor', 'No reminder', 'Closed the lead'],
  },
  agent_asks: { title: 'Agent asks', todo: 'Decide what the agent could not.', answers: dealtWith },
  agent_doubted: {
    title: 'Doubtful answer of an agent',
    todo: 'Look at what the agent said; put the lead right by hand.',
    answers: dealtWith,
  },
  facts_proposed: {
    title: 'Facts read by an agent',
    todo: 'Compare with the vendor’s words, and write them at the lead if they are right.',
    answers: ['Written by hand', 'Not right'],
  },
  red_flag: {
    title: 'Red flag after the valuation',
    todo: 'Read what the vendor told; value it again, correct or withdraw the offer, or leave it as it is.',
    answers: ['Left as it is', 'Valued again', 'Withdrew the offer'],
  },
  invalid_transition: {
    title: 'Move refused',
    todo: 'Nothing moved. Fill in what is missing, or move the lead yourself.',
    answers: dealtWith,
  },
  agent_failure: {
    title: 'Agent gave up',
    todo: 'Look at the error. When its cause is gone, replay the run.',
    answers: ['Done by hand', 'Not needed any more'],
    way: 'replay',
  },
  reaction_failed: {
    title: 'A reaction failed',
    todo: 'Answer what the vendor wrote by hand.',
    answers: dealtWith,
  },
  timer_failed: { title: 'A timer failed', todo: 'Do by hand what was due.', answers: dealtWith },
  stuck_job: { title: 'A job was given up', todo: 'Do by hand what it names.', answers: dealtWith },
  message_failed: {
    title: 'Text did not arrive',
    todo: 'Ring the vendor, or put the number right.',
    answers: ['Rang the vendor', 'Number put right', 'Left as it is'],
  },
  message_uncertain: {
    title: 'Did the text arrive?',
    todo: 'Nobody knows. Ask the vendor before anything is sent again.',
    answers: ['It arrived', 'Rang the vendor', 'Left as it is'],
  },
  text_left_again: {
    title: 'Text left twice',
    todo: 'Say sorry; tell the developers if it happens again.',
    answers: ['Said sorry', 'Left as it is'],
  },
  no_offer: {
    title: 'Text without an offer',
    todo: 'Make an offer at the lead.',
    answers: ['Made an offer', 'Not now'],
  },
  no_consent: {
    title: 'No consent',
    todo: 'Ring the vendor, and record the consent if they give it.',
    answers: ['Rang the vendor', 'They do not consent'],
  },
  unknown_sender: {
    title: 'Text from a stranger',
    todo: 'If you know whose number it is, match it to the lead.',
    answers: ['Nobody of ours', 'Rang the number'],
    way: 'match',
  },
  lead_not_read: {
    title: 'Lead that could not be read',
    todo: 'Bring it again put right, or read it once more.',
    answers: ['Brought again', 'Not a lead'],
  },
  call_due: {
    title: 'Call due',
    todo: 'Ring the vendor and log the call at the lead.',
    answers: ['Rang the vendor', 'No longer needed'],
  },
  stage_overdue: { title: 'Overdue', todo: 'Do what the lead waits for.', answers: dealtWith },
  deal_missing: {
    title: 'No deal',
    todo: 'Write the deal of the accepted lead.',
    answers: ['Wrote the deal', 'Not now'],
  },
}

/** Kinds that came later than this page are shown and answered all the same. */
export function kindOf(name: string): Kind {
  return kinds[name] ?? { title: name.replaceAll('_', ' '), todo: 'Look at it.', answers: dealtWith }
}

export type GroupName = 'care' | 'vendor' | 'agents' | 'failed' | 'texts' | 'strangers' | 'due'

/** Kinds that people look at together. The first is always on top: it cannot wait. */
export const groups: Readonly<Record<GroupName, { title: string; kinds: readonly ReviewKind[] }>> = {
  care: {
    title: 'With care',
    kinds: ['needs_care', 'may_want_no_texts', 'rights_request', 'opted_out', 'wants_texts_again'],
  },
  vendor: { title: 'Vendors wrote', kinds: ['vendor_wrote', 'said_no'] },
  agents: {
    title: 'Agents ask',
    kinds: ['agent_asks', 'agent_doubted', 'facts_proposed', 'red_flag', 'invalid_transition'],
  },
  failed: { title: 'Given up', kinds: ['agent_failure', 'reaction_failed', 'timer_failed', 'stuck_job'] },
  texts: {
    title: 'Texts',
    kinds: ['message_failed', 'message_uncertain', 'text_left_again', 'no_offer', 'no_consent'],
  },
  strangers: { title: 'Unmatched', kinds: ['unknown_sender', 'lead_not_read'] },
  due: { title: 'Due', kinds: ['call_due', 'stage_overdue', 'deal_missing'] },
}

export const groupNames = Object.keys(groups) as GroupName[]

export function groupOf(kind: string): GroupName {
  return groupNames.find((name) => groups[name].kinds.some((one) => one === kind)) ?? 'agents'
}
