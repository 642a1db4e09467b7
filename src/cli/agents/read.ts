import { type Command, Option } from 'commander'
import { CommandFailure } from '../output/command_failure.ts'
import { print } from '../output/terminal.ts'
import type { CircumstanceOptions } from './circumstances.ts'
import { addCircumstanceOptions } from './circumstances.ts'
import type { Conversation, Reaction } from './conversation.ts'
import type { ReplyLine } from './reply_lines.ts'

interface Options extends CircumstanceOptions {
  databaseUrl?: string
}

/** A transaction that takes back more texts than this grows slow. */
const textsATransaction = 25

export function addAgentsRead(agents: Command): void {
  addCircumstanceOptions(
    agents
      .command('read')
      .description('say how vendors’ texts are read and what each would set off, one JSON object a line'),
  )
    .addOption(new Option('--database-url <url>', 'a simulation’s database, instead of one of its own'))
    .addHelpText(
      'after',
      `
Reads standard input: texts, one a line; or CSV with a column text (or body, message, reply). Columns offer, value, stage,
asked and purpose count for their row as the options do for all; any other comes back under "given".

Each text is a vendor's next one in the same conversation. It goes through the pipeline's own doors and rules on an
embedded PostgreSQL of its own (DATABASE_URL is never touched), and is taken back before the next is read:
  optOut, care       what the database hears before any agent: no, maybe, not_here or opt_out; bereavement, illness, …
  intent, amount, confidence   how an answer to an offer was read; amount of a counter
  outcome, facts, reason       what the SMS agent answered; null when it was not asked
  action             stop, hold, ask_person, move, agent, reply or nothing: what would follow
  movesTo, says, asks, starts  stages, texts of ours, questions to people, further agents

Examples:
  npm run orchestrator -- agents read --offer 150000 < replies.csv
  echo "could you do 160?" | npm run orchestrator -- agents read --offer 150000 | jq .intent
  npm run orchestrator -- agents read --asked "How many bedrooms are there?" < replies.txt`,
    )
    .action(read)
}

async function read({ databaseUrl, ...options }: Options): Promise<void> {
  if (process.stdin.isTTY) {
    throw new CommandFailure(
      'There is nothing on standard input. Give texts, one a line, or CSV with a column text.',
      {
        exitCode: 2,
      },
    )
  }
  const [{ settingOf }, { beginConversation }, { replyLines }, { withTrialDatabase }] = await Promise.all([
    import('./circumstances.ts'),
    import('./conversation.ts'),
    import('./reply_lines.ts'),
    import('./trial_database.ts'),
  ])
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
        conversation = await beginConversation(db, setting, setting.marketValue)
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
    optOut: reaction.optOut,
    care: reaction.care,
    intent: reaction.intent,
    amount: reaction.amount,
    confidence: reaction.confidence,
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
  const { decodedText } = await import('../../intake/csv/decoded_text.ts')
  let all = ''
  for await (const piece of decodedText(process.stdin).text) all += piece
  return all
}
