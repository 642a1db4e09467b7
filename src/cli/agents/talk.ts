import { createInterface } from 'node:readline/promises'
import { type Command, Option } from 'commander'
import { pounds } from '../../money/pounds.ts'
import { harmless, type Paint, painter, print } from '../output/terminal.ts'
import { addCircumstanceOptions, type CircumstanceOptions } from './circumstances.ts'
import type { Reaction } from './conversation.ts'

interface Options extends CircumstanceOptions {
  databaseUrl?: string
}

export function addAgentsTalk(agents: Command): void {
  addCircumstanceOptions(
    agents
      .command('talk')
      .description('write with the built-in agents as a vendor would; what they read and do is shown'),
  )
    .addOption(new Option('--database-url <url>', 'a simulation’s database, instead of one of its own'))
    .addHelpText(
      'after',
      `
What you type is the vendor's text; /quit or Ctrl-D ends the conversation. Lines on standard input work as well.
It goes by the pipeline's own rules, on an embedded PostgreSQL of its own; DATABASE_URL is never touched.
No sales are known there, so a valuation goes to a person: begin with --offer to talk about one.

Examples:
  npm run orchestrator -- agents talk
  npm run orchestrator -- agents talk --offer 150000 --name "Zoë Brown" --address "3 Mill Lane, Leeds"`,
    )
    .action(talk)
}

async function talk({ databaseUrl, ...options }: Options): Promise<void> {
  const [{ settingOf }, { beginConversation }, { withTrialDatabase }] = await Promise.all([
    import('./circumstances.ts'),
    import('./conversation.ts'),
    import('./trial_database.ts'),
  ])
  const setting = await settingOf(options)
  const paint = painter()

  await withTrialDatabase(databaseUrl, async (db) => {
    const conversation = await beginConversation(db, setting, setting.marketValue)
    print(conversation.opening.says.flatMap((text) => ourText(text, paint)))

    const isTerminal = process.stdin.isTTY === true
    const lines = createInterface({
      input: process.stdin,
      terminal: isTerminal,
      output: process.stdout,
      prompt: 'vendor> ',
    })
    if (isTerminal) lines.prompt()
    for await (const line of lines) {
      const text = line.trim()
      if (text === '/quit') break
      if (text !== '') {
        if (!isTerminal) print(`vendor> ${harmless(text)}`)
        print(linesOf(await conversation.say(text), paint))
      }
      if (isTerminal) lines.prompt()
    }
    lines.close()
  })
}

function linesOf(reaction: Reaction, paint: Paint): string[] {
  const notes = [...readings(reaction), ...actions(reaction)]
  return [
    ...notes.map((note) => paint('dim', `  ${harmless(note)}`)),
    ...reaction.says.flatMap((text) => ourText(text, paint)),
  ]
}

function readings({ optOut, care, intent, amount, confidence, answers }: Reaction): string[] {
  const heard = [
    ...(optOut === 'no' ? [] : [`opt-out: ${optOut}`]),
    ...(care === null ? [] : [`tells of ${care}`]),
    ...(intent === null
      ? []
      : [`read as ${intent}${amount === null ? '' : ` of ${pounds(amount)}`}, confidence ${confidence}`]),
  ]
  return [
    ...heard,
    ...answers.flatMap(({ agent, outcome }) => [
      `${agent}: ${outcome.outcome}${outcome.reason === undefined ? '' : `, ${outcome.reason}`}`,
      ...Object.entries(outcome.facts ?? {}).map(([fact, value]) => `fact: ${fact} = ${value}`),
      ...(outcome.offer === undefined ? [] : [`offer: ${pounds(outcome.offer.amount)}`]),
    ]),
  ]
}

function actions({ movedTo, asks, isHeld, isSilenced }: Reaction): string[] {
  return [
    ...movedTo.map((stage) => `moves to ${stage}`),
    ...asks.map(({ reason }) => `a person is asked: ${reason}`),
    ...(isHeld ? ['on hold: automation says nothing until a person releases the lead'] : []),
    ...(isSilenced ? ['must not be texted any more'] : []),
  ]
}

function ourText({ body, segments }: { body: string; segments: number }, paint: Paint): string[] {
  return [`us> ${harmless(body)}${paint('dim', ` (${segments} ${segments === 1 ? 'segment' : 'segments'})`)}`]
}
