import type { Alarm } from '../../../src/agents/sms_agent/taught/smoke_detector.ts'
import { conversationsOf, repliesOf } from '../../agents/sms_agent/corpus/all.ts'
import { laterReplies } from '../../agents/sms_agent/corpus/later_replies.ts'
import {
  strangersHeldOut,
  strangersReplies,
  youngestReplies,
} from '../../agents/sms_agent/corpus/strangers_replies.ts'
import {
  distress,
  noDistress,
  strangersDistress,
  strangersOrdinary,
} from '../../database/opt_out/distress.ts'
import * as harmless from '../../database/opt_out/harmless.ts'
import * as pleas from '../../database/opt_out/pleas.ts'
import { unseen } from '../../database/opt_out/unseen.ts'
import type { Taught } from './labelled.ts'
import { ownTexts } from './own_texts.ts'

const flat = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Object.values(value as object).flatMap(flat)

const all = (values: unknown, ...what: Alarm[]): Taught[] =>
  flat(values).map((body) => ({
    ...{ body, alarms: what, id: null, family: null, after: 'facts', reply: null, flags: [] },
  }))

const replies = (): Taught[] =>
  [
    ...repliesOf('dev'),
    ...repliesOf('held_out'),
    ...laterReplies,
    ...strangersReplies,
    ...strangersHeldOut,
    ...youngestReplies,
  ].map(({ text, intent, person }) => ({
    ...{ body: text, id: null, family: null, after: 'offer', reply: intent, flags: [] },
    alarms: [
      ...(intent === 'opt_out' ? (['plea'] as const) : []),
      ...(person === true ? (['person'] as const) : []),
      ...(intent === 'wrong_number' ? (['other'] as const) : []),
    ],
  }))

/** What was labelled for other stories; of most nobody has said what kind of reply it is. */
export const olderTexts = (): Taught[] => [
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
