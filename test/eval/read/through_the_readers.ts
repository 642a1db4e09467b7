import { readRows } from '../../../db/connection/ask.ts'
import type { AgentInput } from '../../../src/agents/contract/agent.ts'
import { readFlags } from '../../../src/agents/sms_agent/flags/red_flags.ts'
import { handOver } from '../../../src/agents/sms_agent/hand_over.ts'
import { heedSmoke } from '../../../src/agents/sms_agent/heed_smoke.ts'
import { answerByRules } from '../../../src/agents/sms_agent/sms_agent.ts'
import { type Ear, taughtEar } from '../../../src/agents/sms_agent/taught/ear.ts'
import { withTrialDatabase } from '../../../src/cli/agents/trial_database.ts'
import type { LabelledText } from '../../corpora/labels.ts'
import { conversationOf } from './conversation_of.ts'
import { type Heard, type Reading, readingOf } from './reading.ts'

/**
 * Reads every text as the product does: the database hears pleas and cues for care first, by the functions that its one door
 * for texts uses; what it lets pass goes to the built-in agent, as the next text in a conversation where the same was said before.
 */
export async function readThroughTheReaders(
  texts: readonly LabelledText[],
  ear: Ear = taughtEar,
): Promise<Reading[]> {
  const heard = await heardByTheDatabase(texts)
  return texts.map((text, at) => {
    const first = heard[at] ?? { optOut: 'no', care: null, meant: null }
    const passes = first.optOut === 'no' && first.care === null
    if (!passes) return readingOf(text, first, null)
    const conversation = conversationOf(text)
    const read = answerByRules(conversation, ear)
    const smoke = ear.smokeIn(text.body)
    const done = handOver(heedSmoke(read, [{ ...text, smoke }]), conversation, ear)
    return readingOf(text, first, { read, done, flags: readFlags(conversation) })
  })
}

function heardByTheDatabase(texts: readonly LabelledText[]): Promise<Heard[]> {
  return withTrialDatabase(undefined, (db) =>
    readRows<Heard>(
      db,
      `select
         heard.opt_out, heard.care,
         case
           when heard.opt_out = 'maybe' or heard.care is not null and heard.opt_out = 'no'
             then pipeline_private.meaning_of_held(texts.body, array[texts.ours], heard.opt_out = 'maybe', texts.has_offer)
         end as meant
       from unnest($1::text[], $2::text[], $3::boolean[]) with ordinality as texts (body, ours, has_offer, at)
       cross join lateral (
         select
           pipeline_private.read_opt_out(texts.body, array[texts.ours]) as opt_out,
           pipeline_private.read_cue_for_care(texts.body, array[texts.ours]) as care
         offset 0
       ) as heard
       order by texts.at`,
      [
        texts.map(({ body }) => body),
        texts.map((text) => lastOfOurs(conversationOf(text))),
        texts.map(({ said }) => said.offer !== undefined),
      ],
    ),
  )
}

const lastOfOurs = ({ conversation }: AgentInput) =>
  conversation.findLast(({ direction }) => direction === 'outbound')?.body ?? ''
