import type { After } from '../../../src/agents/sms_agent/taught/features.ts'
import type { ReplyKind } from '../../../src/agents/sms_agent/taught/kind_of_reply.ts'
import { type Alarm, alarms } from '../../../src/agents/sms_agent/taught/smoke_detector.ts'
import { type LabelledText, textsOf } from '../../corpora/labels.ts'
import { type Family, families, textsOfFamily } from './families.ts'
import { olderTexts } from './older_texts.ts'

export interface Taught {
  body: string
  after: After
  alarms: readonly Alarm[]
  /** Null where nobody has said. */
  reply: ReplyKind | null
  /** Null where nobody has said. */
  flags: readonly string[] | null
  /** Of the open corpus: what is measured is measured on these. */
  id: string | null
  /** Texts of one family teach too much of one another. */
  family: number | null
}

const others: readonly (string | null)[] = ['third_party', 'wrong_person']
/** The truth answers these, or a fact for the validator. */
const answered: readonly (string | null)[] = ['asks_if_bot', 'red_flag', 'joint_owner', 'agent_represented']

export const afterWhat = ({ kind, offer }: LabelledText['said']): After =>
  kind === 'confirm'
    ? 'confirm'
    : offer !== undefined
      ? 'offer'
      : kind === 'follow_up' || kind === 'rejection'
        ? 'chaser'
        : 'facts'

/** Written for their figures and facts or for their yeses, these are too plain to tell how often a plain text is mistaken. */
const isTooPlain = ({ id }: LabelledText) => /^open-(?:figures|yeses)_/.test(id)

const openTexts = (): Taught[] =>
  textsOf('open')
    .filter((text) => !isTooPlain(text))
    .map(({ id, body, said, plea, person, care, reply, flags }) => ({
      ...{ id, body, reply, flags, after: afterWhat(said), family: null },
      alarms: [
        ...(plea === null ? [] : (['plea'] as const)),
        ...(care || (person !== null && !others.includes(person) && !answered.includes(person))
          ? (['person'] as const)
          : []),
        ...(others.includes(person) || reply === 'wrong_number' ? (['other'] as const) : []),
      ],
    }))

/** What says no more than whose a figure is, teaches nothing else: see `taught_figures.ts`. */
const isOnlyOfFigures = ({ labels }: Family) => labels.figure !== undefined && labels.reply === undefined

const ownTexts = (): Taught[] =>
  families().flatMap((family, number) =>
    (isOnlyOfFigures(family) ? [] : textsOfFamily(family)).flatMap((body) =>
      aftersOf(family.labels).map((after) => ({
        ...{
          body,
          after,
          family: number,
          id: null,
          reply: replyOf(family.labels, after),
        },
        alarms: alarms.filter((alarm) => alarm in family.labels),
        flags: family.isOfHand ? null : family.labels.flag === undefined ? [] : [family.labels.flag],
      })),
    ),
  )

/** Whoever needs a person may say so as an answer to our offer or beside it. */
const replyOf = ({ reply, ...others }: Family['labels'], after: After): ReplyKind | null =>
  reply === undefined || (reply === 'none' && after === 'offer' && alarms.some((alarm) => alarm in others))
    ? null
    : (reply as ReplyKind)

/** What is no answer to a question about the house may be one to a chaser as well. */
const aftersOf = ({ after = 'any', reply }: Family['labels']): After[] => {
  if (after === 'any') return ['facts', 'chaser', 'offer']
  if (after === 'offer')
    return reply === 'rejection' || reply === 'unclear'
      ? ['offer', 'confirm', 'chaser']
      : ['offer', 'confirm']
  if (after === 'facts') return reply === 'question' || reply === 'none' ? ['facts', 'chaser'] : ['facts']
  return [after === 'follow_up' ? 'chaser' : (after as After)]
}

/** Each text once after each question, whatever its case; of the open corpus first. */
export const taughtTexts = (): Taught[] =>
  onceEach(
    [...openTexts(), ...olderTexts(), ...ownTexts()],
    ({ after, body }) => `${after} ${body.toLowerCase()}`,
  )

/** The first of those that have the same key. */
export function onceEach(
  texts: readonly Taught[],
  keyOf = ({ body }: Taught) => body.toLowerCase(),
): Taught[] {
  const seen = new Set<string>()
  return texts.filter((text) => seen.size !== seen.add(keyOf(text)).size)
}
