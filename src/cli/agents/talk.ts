import { createInterface } from 'node:readline/promises'
import { counted } from '../../counted.ts'
import { pounds } from '../../money/pounds.ts'
import { harmless, type Paint, painter, print } from '../output/terminal.ts'
import { type CircumstanceOptions, settingOf } from './circumstances.ts'
import { beginConversation, type Reaction } from './conversation.ts'
import { withTrialDatabase } from './trial_database.ts'

/** A conversation on the terminal, in which whoever types is the vendor. */
export async function talk({ databaseUrl, ...options }: CircumstanceOptions): Promise<void> {
  const setting = await settingOf(options)
  const paint = painter()

  await withTrialDatabase(databaseUrl, async (db) => {
    const conversation = await beginConversation(db, setting)
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
  return [`us> ${harmless(body)}${paint('dim', ` (${counted(segments, 'segment')})`)}`]
}
