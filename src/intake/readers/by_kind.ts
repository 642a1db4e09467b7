import type { FactKind } from '../../../db/leads/lead_facts.ts'
import { readMoney } from './money.ts'
import { plainText, plainWords } from './plain_text.ts'
import { notUnderstood, type Reading, understood } from './reading.ts'

const longest = 300

/** How a fact is read that has no reader of its own. */
export function readerOfKind(kind: FactKind, choices: readonly string[]): (text: string) => Reading<unknown> {
  const readers: Record<FactKind, (text: string) => Reading<unknown>> = {
    text: readText,
    money: readMoney,
    count: readCount,
    flag: readFlag,
    choice: (text) => readChoice(text, choices),
  }
  return readers[kind]
}

function readText(text: string): Reading<string> {
  const said = plainText(text)
  if (said === '') return notUnderstood('says nothing')
  return said.length <= longest ? understood(said) : notUnderstood(`longer than ${longest} characters`)
}

function readCount(text: string): Reading<number> {
  return /^\s*\d{1,6}\s*$/.test(text) ? understood(Number(text)) : notUnderstood('not a whole number')
}

function readFlag(text: string): Reading<boolean> {
  const said = plainWords(text)
  if (/^(yes|y|true|1)$/.test(said)) return understood(true)
  return /^(no|n|false|0)$/.test(said) ? understood(false) : notUnderstood('neither yes nor no')
}

function readChoice(text: string, choices: readonly string[]): Reading<string> {
  const said = plainWords(text)
  const chosen = choices.find((choice) => plainWords(choice) === said)
  return chosen === undefined ? notUnderstood(`not one of ${choices.join(', ')}`) : understood(chosen)
}
