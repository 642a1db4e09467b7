import { decodedText } from '../../intake/csv/decoded_text.ts'
import { notUnderstood } from '../output/command_failure.ts'
import { print } from '../output/terminal.ts'
import { type CircumstanceOptions, settingOf } from './circumstances.ts'
import { beginConversation, type Conversation, type Reaction } from './conversation.ts'
import { type ReplyLine, replyLines } from './reply_lines.ts'
import { withTrialDatabase } from './trial_database.ts'

/** A transaction that takes back more texts than this grows slow. */
const textsATransaction = 25

/** Says how each text on standard input is read. */
export async function read({ databaseUrl, ...options }: CircumstanceOptions): Promise<void> {
  if (process.stdin.isTTY) {
    throw notUnderstood(
      'There is nothing on standard input. Give texts, one a line, or CSV with a column text.',
    )
  }
  const replies = replyLines(await standardInput()).filter(({ text }) => text !== '')
  // Whatever is not understood is said before anything starts.
  const settings = await Promise.all(
    replies.map(({ given }) => settingOf({ ...options, ...circumstancesIn(given) })),
  )

  await withTrialDatabase(databaseUrl, async (db) => {
    let conversation: Conversation | undefined
    let current = ''
    for (const [index, reply] of replies.entries()) {
      const setting = settings[index]
      if (setting === undefined) continue
      const wanted = JSON.stringify(setting)
      if (conversation === undefined || wanted !== current || index % textsATransaction === 0) {
        if (conversation !== undefined) await db.query('rollback')
        await db.query('begin')
        conversation = await beginConversation(db, setting)
        await db.query('savepoint before')
        current = wanted
      }
      print(JSON.stringify(readingOf(reply, await conversation.say(reply.text, { once: true }))))
      await db.query('rollback to before')
    }
    if (conversation !== undefined) await db.query('rollback')
  })
}

/** Columns that say what the options say. */
function circumstancesIn(given: Record<string, string>): CircumstanceOptions {
  const known = ['offer', 'value', 'stage', 'asked', 'purpose']
  return Object.fromEntries(
    Object.entries(given)
      .map(([name, value]) => [name.toLowerCase(), value] as const)
      .filter(([name, value]) => known.includes(name) && value !== ''),
  )
}

function readingOf({ line, text, given }: ReplyLine, reaction: Reaction) {
  const [answer] = reaction.answers
  return {
    line,
    text,
    ...(Object.keys(given).length > 0 ? { given } : {}),
    ...{ optOut: reaction.optOut, care: reaction.care },
    ...{ intent: reaction.intent, amount: reaction.amount, confidence: reaction.confidence },
    outcome: answer?.outcome.outcome ?? null,
    facts: answer?.outcome.facts ?? {},
    reason: answer?.outcome.reason ?? null,
    action: actionOf(reaction),
    movesTo: reaction.movedTo,
    says: reaction.says.map(({ body }) => body),
    asks: reaction.asks.map(({ reason }) => reason),
    starts: reaction.starts,
  }
}

function actionOf({ isSilenced, isHeld, asks, movedTo, starts, says }: Reaction): string {
  if (isSilenced) return 'stop'
  if (isHeld) return 'hold'
  if (movedTo.length > 0) return 'move'
  if (asks.length > 0) return 'ask_person'
  if (starts.length > 0) return 'agent'
  return says.length > 0 ? 'reply' : 'nothing'
}

async function standardInput(): Promise<string> {
  let all = ''
  for await (const piece of decodedText(process.stdin, 'What came in').text) all += piece
  return all
}
