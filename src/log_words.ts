import type { DestinationStream } from 'pino'
import { harmless } from './free_text.ts'

export type LogFormat = 'json' | 'words'

/** Where a program's log goes: for people at a terminal in words, else as JSON for programs. */
export function logOutput(
  format: LogFormat | undefined,
  stream: { isTTY?: boolean; write(text: string): unknown } = process.stderr,
): DestinationStream {
  const isForPeople = format === undefined ? stream.isTTY === true : format === 'words'
  return { write: (line) => void stream.write(isForPeople ? `${inWords(line)}\n` : line) }
}

const warning = 40
const error = 50

/** A line of the log as people read it: when, what, and in brackets what it is about; where in the code is left to JSON. */
export function inWords(line: string): string {
  const { level, time, msg = '', at: _where, ...about }: Record<string, unknown> = JSON.parse(line)
  const severity = Number(level) >= error ? 'Error: ' : Number(level) >= warning ? 'Warning: ' : ''
  const details = Object.entries(about).map(([name, value]) => `${spaced(name)} ${plain(value)}`)
  const more = details.length === 0 ? '' : ` (${details.join(', ')})`
  return harmless(`${new Date(String(time)).toLocaleTimeString('en-GB')} ${severity}${msg}${more}`)
}

/** "milliseconds", "lead id" */
const spaced = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

const plain = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))
