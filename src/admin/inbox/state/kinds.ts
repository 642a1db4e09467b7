import type { ReviewKind } from '../../graphql/documents.ts'
/** What can be done about a question of a kind, beside answering it. */
export type Way = 'replay' | 'match' | 'read again'

/** Kinds that people look at together. The first is always on top: it cannot wait. */
export const groups = {
  care: 'With care',
  vendor: 'Vendors wrote',
  agents: 'Agents ask',
  failed: 'Given up',
  texts: 'Texts',
  strangers: 'Unmatched',
  due: 'Due',
} as const

export type GroupName = keyof typeof groups
export const groupNames = Object.keys(groups) as GroupName[]

type KnownKind = Exclude<ReviewKind, 'UNKNOWN'>

export interface Kind {
  group: GroupName
  title: string
  /** What to do first. */
  todo: string
  /** What is mostly answered, by one key each. */
  answers: readonly string[]
  way?: Way
}

const dealtWith = ['Dealt with by hand', 'Nothing to do'] as const
const replied = ['Rang the vendor', 'Answered by text', 'Needs no answer'] as const

const kinds: Readonly<Record<KnownKind, Kind>> = {
  needs_care: {
    group: 'care',
    title: 'Somebody in distress',
    todo: 'Automation keeps off. Ring them yourself, then release the lead.',
    answers: ['Rang the vendor', 'Left in peace'],
  },
  may_want_no_texts: {
    group: 'care',
    title: 'May want no more texts',
    todo: 'Read the words. If they want to be left alone, note the opt-out at the lead.',
    answers: ['Noted as opted out', 'They did not mean that'],
  },
  rights_request: {
    group: 'care',
    title: 'Asks by right, or complains',
    todo: 'Answer it before its last day, and settle it at the lead: that closes the question, too.',
    answers: ['Being looked into'],
  },
  opted_out: {
    group: 'care',
    title: 'Opted out',
    todo: 'Nobody texts them. Decide what becomes of the deal.',
    answers: ['Going on by phone', 'Closed the lead'],
  },
  wants_texts_again: {
    group: 'care',
    title: 'Wants texts again',
    todo: 'If they have said so, allow texts at the lead.',
    answers: ['Allowed texts again', 'Left as it is'],
  },
  vendor_wrote: {
    group: 'vendor',
    title: 'Vendor wrote',
    todo: 'Read it and answer the vendor.',
    answers: replied,
  },
  said_no: {
    group: 'vendor',
    title: 'Said no, reminder due',
    todo: 'Ring only if they asked for it, or close the lead.',
    answers: ['Rang the vendor', 'No reminder', 'Closed the lead'],
  },
  agent_asks: {
    group: 'agents',
    title: 'Agent asks',
    todo: 'Decide what the agent could not.',
    answers: dealtWith,
  },
  agent_doubted: {
    group: 'agents',
    title: 'Doubtful answer of an agent',
    todo: 'Look at what the agent said; put the lead right by hand.',
    answers: dealtWith,
  },
  facts_proposed: {
    group: 'agents',
    title: 'Facts read by an agent',
    todo: 'Compare with the vendor’s words, and write them at the lead if they are right.',
    answers: ['Written by hand', 'Not right'],
  },
  red_flag: {
    group: 'agents',
    title: 'Red flag after the valuation',
    todo: 'Read what the vendor told; value it again, correct or withdraw the offer, or leave it as it is.',
    answers: ['Left as it is', 'Valued again', 'Withdrew the offer'],
  },
  invalid_transition: {
    group: 'agents',
    title: 'Move refused',
    todo: 'Nothing moved. Fill in what is missing, or move the lead yourself.',
    answers: dealtWith,
  },
  agent_failure: {
    group: 'failed',
    title: 'Agent gave up',
    todo: 'Look at the error. When its cause is gone, replay the run.',
    answers: ['Done by hand', 'Not needed any more'],
    way: 'replay',
  },
  reaction_failed: {
    group: 'failed',
    title: 'A reaction failed',
    todo: 'Answer what the vendor wrote by hand.',
    answers: dealtWith,
  },
  timer_failed: {
    group: 'failed',
    title: 'A timer failed',
    todo: 'Do by hand what was due.',
    answers: dealtWith,
  },
  stuck_job: {
    group: 'failed',
    title: 'A job was given up',
    todo: 'See what it failed of. Once you say that it is dealt with, it is tried again.',
    answers: dealtWith,
  },
  message_failed: {
    group: 'texts',
    title: 'Text did not arrive',
    todo: 'Ring the vendor, or put the number right.',
    answers: ['Rang the vendor', 'Number put right', 'Left as it is'],
  },
  message_uncertain: {
    group: 'texts',
    title: 'Did the text arrive?',
    todo: 'Nobody knows. Ask the vendor before anything is sent again.',
    answers: ['It arrived', 'Rang the vendor', 'Left as it is'],
  },
  too_many_texts: {
    group: 'texts',
    title: 'Too many texts',
    todo: 'Nothing was sent: the number had as many as it may get. Ring the vendor, or wait a day.',
    answers: ['Rang the vendor', 'Left as it is'],
  },
  unbacked_claims: {
    group: 'texts',
    title: 'Text that nothing backs',
    todo: 'It was not sent. Write to the vendor yourself, and put the template right.',
    answers: ['Answered by text', 'Template put right', 'Left as it is'],
  },
  suppressed: {
    group: 'texts',
    title: 'Number must not be texted',
    todo: 'Ring the vendor, or allow texts at the lead if that is right.',
    answers: ['Rang the vendor', 'Closed the lead', 'Left as it is'],
  },
  wrong_number: {
    group: 'texts',
    title: 'Not the vendor’s number',
    todo: 'Find the right number and write it at the lead, or close the lead.',
    answers: ['Number put right', 'Closed the lead'],
  },
  text_left_again: {
    group: 'texts',
    title: 'Text left twice',
    todo: 'Say sorry; tell the developers if it happens again.',
    answers: ['Said sorry', 'Left as it is'],
  },
  no_offer: {
    group: 'texts',
    title: 'Text without an offer',
    todo: 'Make an offer at the lead.',
    answers: ['Made an offer', 'Not now'],
  },
  no_consent: {
    group: 'texts',
    title: 'No consent',
    todo: 'Ring the vendor, and record the consent if they give it.',
    answers: ['Rang the vendor', 'They do not consent'],
  },
  unknown_sender: {
    group: 'strangers',
    title: 'Text from a stranger',
    todo: 'If you know whose number it is, match it to the lead.',
    answers: ['Nobody of ours', 'Rang the number'],
    way: 'match',
  },
  lead_not_read: {
    group: 'strangers',
    title: 'Lead that could not be read',
    todo: 'Bring it again put right, or read it once more.',
    answers: ['Brought again', 'Not a lead'],
    way: 'read again',
  },
  call_due: {
    group: 'due',
    title: 'Call due',
    todo: 'Ring the vendor and log the call at the lead.',
    answers: ['Rang the vendor', 'No longer needed'],
  },
  stage_overdue: { group: 'due', title: 'Overdue', todo: 'Do what the lead waits for.', answers: dealtWith },
  deal_missing: {
    group: 'due',
    title: 'No deal',
    todo: 'Write the deal of the accepted lead.',
    answers: ['Wrote the deal', 'Not now'],
  },
}

/** Kinds that came later than this page are shown and answered all the same. */
const unknown = (name: string): Kind => ({
  group: 'agents',
  title: name.replaceAll('_', ' '),
  todo: 'Look at it.',
  answers: dealtWith,
})

export const kindOf = (name: string): Kind => (kinds as Readonly<Record<string, Kind>>)[name] ?? unknown(name)

export const groupOf = (kind: string): GroupName => kindOf(kind).group

export const kindsOf = (group: GroupName): ReviewKind[] =>
  (Object.keys(kinds) as KnownKind[]).filter((kind) => kinds[kind].group === group)
