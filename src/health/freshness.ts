import { readRows } from '../../db/connection/ask.ts'
import type { Db } from '../../db/connection/pool.ts'
import { readAppliedLogic } from '../../db/health/doctor.ts'
import { appliedMigrations, appliedReleases, type Ledgers } from '../../db/migrate/ledgers.ts'
import { editedFiles } from '../../db/migrate/plan.ts'
import { ledgerName, logicDigestOf, programFor, readProgram } from '../../db/migrate/program.ts'
import { readPurpose } from '../../db/migrate/purpose.ts'
import { type Check, type Found, failure, ok, warning } from './finding.ts'

const runMigrate = 'Run: npm run migrate'

/** Read once: the files of a running program stay as they are, and strangers may ask often. */
const ownProgram = once(() => readProgram())

const programOf = async (db: Db) => programFor((await readPurpose(db)) ?? 'production', await ownProgram())

export const migrations: Check = {
  about: 'migrations',
  look: async (db) => {
    const program = await programOf(db)
    const applied = await readRows<Ledgers['migrations'][number]>(db, appliedMigrations)
    return compare({
      files: program.migrations.map(ledgerName),
      applied: applied.map(({ name }) => name),
      edited: editedFiles({ migrations: applied, rules: [] }, program),
    })
  },
}

export const ruleReleases: Check = {
  about: 'rules',
  look: async (db) => {
    const program = await programOf(db)
    const applied = await readRows<Ledgers['rules'][number]>(db, appliedReleases)
    return compare({
      files: program.rules.map(({ name }) => name),
      applied: applied.map(({ name }) => name),
      edited: editedFiles({ migrations: [], rules: applied }, program),
    })
  },
}

export const logic: Check = {
  about: 'logic',
  look: async (db) => {
    const applied = await readAppliedLogic(db)
    if (applied === null) return [failure('functions and triggers were never applied', runMigrate)]
    return applied === logicDigestOf(await programOf(db))
      ? [ok('functions and triggers are those of this program')]
      : [failure('functions and triggers are not those of this program', runMigrate)]
  },
}

function compare({
  files,
  applied,
  edited,
}: Record<'files' | 'applied' | 'edited', readonly string[]>): Found[] {
  const pending = files.filter((file) => !applied.includes(file))
  const unknown = applied.filter((name) => !files.includes(name))
  const findings: Found[] = []
  if (pending.length > 0) findings.push(failure(`not applied: ${pending.join(', ')}`, runMigrate))
  if (unknown.length > 0) {
    const todo = 'The database is ahead of this program: update the program.'
    findings.push(warning(`applied, but not known here: ${unknown.join(', ')}`, todo))
  }
  if (edited.length > 0) {
    const todo = 'Put back what was applied, and write the change as a file of its own.'
    findings.push(failure(`edited after they were applied: ${edited.join(', ')}`, todo))
  }
  return findings.length > 0 ? findings : [ok(`all ${files.length} applied`)]
}

function once<Result>(read: () => Promise<Result>): () => Promise<Result> {
  let known: Promise<Result> | undefined
  return () => {
    known ??= read()
    return known
  }
}
