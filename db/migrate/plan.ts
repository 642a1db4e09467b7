import type { Ledgers } from './ledgers.ts'
import { MigrationError } from './preconditions.ts'
import { ledgerName, logicDigestOf, type Program, type ProgramFile } from './program.ts'
import { newestQueue } from './queue.ts'

/** What a migration would do. Nothing is left to do when all lists are empty. */
export interface Plan {
  migrations: string[]
  /** From which version of the queue's schema to which; null when it stays. */
  queue: { from: number; to: number } | null
  /** Files of db/logic that are new, changed or gone; all are applied together, so a migration alone brings them, too. */
  logic: string[]
  appliesLogic: boolean
  rules: string[]
}

/**
 * Compares everything that was applied with this program, before anything is changed.
 *
 * @throws MigrationError when the database was made by another version of the program, when a file was edited after it
 *   was applied, or when the ledger of a database that is not empty is gone.
 */
export async function planMigration(ledgers: Ledgers, program: Program): Promise<Plan> {
  const newest = await newestQueue()
  refuseLostLedger(ledgers)
  refuseOtherHistory(ledgers, program)
  refuseEdited(ledgers, program)
  if (ledgers.queue.lastBreaking > newest) {
    throw new MigrationError(
      'other_version',
      `The job queue in this database belongs to a newer version of the program (its migration ${ledgers.queue.lastBreaking}; this one knows ${newest}). Use that version.`,
    )
  }

  const queue = ledgers.queue.last < newest ? { from: ledgers.queue.last, to: newest } : null
  return {
    migrations: notIn(ledgers.migrations, program.migrations, ledgerName),
    queue,
    logic: changedLogic(ledgers, program),
    appliesLogic:
      ledgers.logicDigest !== logicDigestOf(program) ||
      queue !== null ||
      ledgers.queue.whenLogicWasApplied !== ledgers.queue.last,
    rules: notIn(ledgers.rules, program.rules, ({ name }) => name),
  }
}

function refuseLostLedger({ isOurs, migrations }: Ledgers): void {
  if (!isOurs || migrations.length > 0) return
  throw new MigrationError(
    'ledger_lost',
    'There is a pipeline in this database, but the ledger of what was applied to it (public.applied_migrations) is gone or empty. Applying everything anew would destroy it. Restore the ledger from a backup, or use an empty database.',
  )
}

function refuseOtherHistory(ledgers: Ledgers, program: Program): void {
  const ledger = [
    ...strangers(ledgers.migrations, program.migrations.map(ledgerName)),
    ...strangers(
      ledgers.rules,
      program.rules.map(({ name }) => name),
    ),
  ]
  const [first] = ledger
  if (first === undefined) return
  throw new MigrationError(
    'other_version',
    `This database was made by another version of this program: ${first.name} was applied to it where this version has ${first.here ?? 'nothing'}. Use that version, or an empty database.`,
  )
}

const strangers = (applied: { name: string }[], ours: string[]) =>
  applied.flatMap(({ name }, place) => (name === ours[place] ? [] : [{ name, here: ours[place] }]))

function refuseEdited(ledgers: Ledgers, program: Program): void {
  const edited = editedFiles(ledgers, program)
  if (edited.length === 0) return
  throw new MigrationError(
    'edited_after_applied',
    `Edited after it was applied to this database: ${edited.join(', ')}. Nothing was changed. Put back what was applied and write the change as a file of its own.`,
  )
}

/** Migrations and releases of the rules that say something else now than when they were applied. */
export function editedFiles(
  { migrations, rules }: Pick<Ledgers, 'migrations' | 'rules'>,
  program: Program,
): string[] {
  const digests = new Map(program.migrations.map((file) => [ledgerName(file), file.digest]))
  const scripts = new Map(program.rules.map(({ name, sql }) => [name, sql]))
  return [
    ...migrations
      .filter(({ name, digest }) => digest !== null && digests.has(name) && digests.get(name) !== digest)
      .map(({ name }) => `migrations/${name}.sql`),
    ...rules
      .filter(({ name, script }) => scripts.has(name) && scripts.get(name)?.trim() !== script.trim())
      .map(({ name }) => `db/rules/${name}`),
  ]
}

function changedLogic({ logic }: Ledgers, { logic: files }: Program): string[] {
  const applied = new Map(logic.map(({ name, digest }) => [name, digest]))
  const ours = new Set(files.map(({ name }) => name))
  return [
    ...files
      .filter(({ name, digest }) => applied.get(name) !== digest)
      .map(({ name }) => (applied.has(name) ? `${name} (changed)` : `${name} (new)`)),
    ...logic.filter(({ name }) => !ours.has(name)).map(({ name }) => `${name} (gone)`),
  ]
}

const notIn = (
  applied: { name: string }[],
  files: ProgramFile[],
  nameOf: (file: ProgramFile) => string,
): string[] => files.map(nameOf).filter((name) => !applied.some((known) => known.name === name))
