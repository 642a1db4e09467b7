import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { hashPassword, longestPassword, shortestPassword } from '../../access/password.ts'
import { CommandFailure } from '../output/command_failure.ts'

/** The hash of the password that is typed unseen, or comes as the first line of the standard input. */
export async function passwordHashMeant(): Promise<string> {
  const password = process.stdin.isTTY ? await typed() : await firstLine()
  if (password.length < shortestPassword || password.length > longestPassword) {
    throw new CommandFailure(`A password has ${shortestPassword} to ${longestPassword} characters.`)
  }
  return hashPassword(password)
}

async function typed(): Promise<string> {
  const password = await askUnseen('Password: ')
  if ((await askUnseen('Once more: ')) !== password) {
    throw new CommandFailure('These were two different passwords. Nothing was changed.')
  }
  return password
}

async function askUnseen(question: string): Promise<string> {
  const nowhere = new Writable({ write: (_, __, done) => done() })
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true })
  process.stderr.write(question)
  try {
    return await lines.question('')
  } finally {
    lines.close()
    process.stderr.write('\n')
  }
}

async function firstLine(): Promise<string> {
  for await (const line of createInterface({ input: process.stdin })) return line
  return ''
}
