import { type Finding, failure } from '../../health/finding.ts'
import type { Command } from '../command/command.ts'
import { withDatabase } from '../database/database.ts'
import { CommandFailure } from '../output/command_failure.ts'
import { type Paint, painter, printAs } from '../output/terminal.ts'
import { examine } from './examine.ts'

export function addDoctor(program: Command): void {
  program
    .subcommand(
      'doctor',
      'look for what is wrong with the database, the workers and the queue, and say what to do',
    )
    .option('--json', 'as JSON')
    .notes('✓ is well, ! wants attention, ✗ is broken. Exit code 1 when anything is broken.')
    .examples('doctor', `doctor --json | jq '.findings[] | select(.level != "ok")'`)
    .action(doctor)
}

async function doctor({ json }: { json?: true }): Promise<void> {
  const findings = await findAll()
  const isHealthy = findings.every(({ level }) => level !== 'failure')
  printAs(
    json,
    { isHealthy, findings },
    findings.flatMap((finding) => linesOf(finding, painter())),
  )
  if (!isHealthy) process.exitCode = 1
}

async function findAll(): Promise<Finding[]> {
  try {
    return await withDatabase('doctor', examine)
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error
    return [{ about: 'database', ...failure('nobody answers', error.message) }]
  }
}

const marks = { ok: '✓', warning: '!', failure: '✗' } as const
const colours = { ok: 'green', warning: 'yellow', failure: 'red' } as const

function linesOf({ level, about, says, todo }: Finding, paint: Paint): string[] {
  const line = `${paint(colours[level], marks[level])} ${about}: ${says}`
  return todo === undefined ? [line] : [line, `  ${paint('dim', '→')} ${todo}`]
}
