import type { Alarm } from '../../../src/agents/sms_agent/smoke_detector.ts'
import { conversationsOf, repliesOf } from '../../agents/sms_agent/corpus/all.ts'
import { laterReplies } from '../../agents/sms_agent/corpus/later_replies.ts'
import {
  strangersHeldOut,
  strangersReplies,
  youngestReplies,
} from '../../agents/sms_agent/corpus/strangers_replies.ts'
import { textsOf } from '../../corpora/labels.ts'
import {
  distress,
  noDistress,
  strangersDistress,
  strangersOrdinary,
} from '../../database/opt_out/distress.ts'
import * as harmless from '../../database/opt_out/harmless.ts'
import * as pleas from '../../database/opt_out/pleas.ts'
import { unseen } from '../../database/opt_out/unseen.ts'
import { ownTexts } from './own_texts.ts'

export interface Taught {
  body: string
  alarms: readonly Alarm[]
  /** Of the open corpus: what is measured is measured on these. */
  id: string | null
}

const others: readonly (string | null)[] = ['third_party', 'wrong_person']
/** The truth answers these, or a fact for the validator. */
const answered: readonly (string | null)[] = ['asks_if_bot', 'red_flag', 'joint_owner', 'agent_represented']

const openTexts = (): Taught[] =>
  textsOf('open').map(({ id, body, plea, person, care, reply }) => ({
    ...{ id, body },
    alarms: [
      ...(plea === null ? [] : (['plea'] as const)),
      ...(care || (person !== null && !others.includes(person) && !answered.includes(person))
        ? (['person'] as const)
        : []),
      ...(others.includes(person) || reply === 'wrong_number' ? (['other'] as const) : []),
    ],
  }))

const flat = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Object.values(value as object).flatMap(flat)

const all = (values: unknown, ...what: Alarm[]): Taught[] =>
  flat(values).map((body) => ({ body, alarms: what, id: null }))

const replies = (): Taught[] =>
  [
    ...repliesOf('dev'),
    ...repliesOf('held_out'),
    ...laterReplies,
    ...strangersReplies,
    ...strangersHeldOut,
    ...youngestReplies,
  ].map(({ text, intent, person }) => ({
    ...{ body: text, id: null },
    alarms: [
      ...(intent === 'opt_out' ? (['plea'] as const) : []),
      ...(person === true ? (['person'] as const) : []),
      ...(intent === 'wrong_number' ? (['other'] as const) : []),
    ],
  }))
/** Each text once, whatever its case; of the open corpus first. */
export const taughtTexts = (): Taught[] =>
  [
    ...new Map(
      everyText()
        .toReversed()
        .map((text) => [text.body.toLowerCase(), text]),
    ).values(),
  ].toReversed()

const everyText = (): Taught[] => [
  ...openTexts(),
  ...replies(),
  ...[...conversationsOf('dev'), ...conversationsOf('held_out')].flatMap(({ text }) => all(text)),
  ...(['plea', 'person', 'other', 'none'] as const).flatMap((what) =>
    all(ownTexts[what].split('\n'), ...(what === 'none' ? [] : [what])),
  ),
  ...all(pleas, 'plea'),
  ...all(harmless),
  ...all([distress, strangersDistress], 'person'),
  ...all([strangersOrdinary, noDistress, unseen.plain]),
  ...all(unseen.pleas, 'plea'),
  ...all(unseen.distress, 'person'),
]
