import { readdir } from 'node:fs/promises'
import { listAppliedMigrations, listAppliedRuleReleases, readAppliedLogic } from '../../db/doctor.ts'
import { logicDigest } from '../../db/migrate/logic.ts'
import { projectFile } from '../project_file.ts'
import { type Check, type Finding, failure, ok, warning } from './finding.ts'

const runMigrate = 'Run: npm run migrate'

/** Read once: the files of a running program stay as they are, and strangers may ask often. */
const ownMigrations = once(() => sqlFiles('migrations'))
const ownReleases = once(() => sqlFiles('db/rules'))
const ownLogic = once(logicDigest)

export const migrations: Check = {
  about: 'migrations',
  look: async (db) => {
    const files = (await ownMigrations()).map((file) => file.replace(/\.sql$/, ''))
    return compare('migrations', files, await listAppliedMigrations(db))
  },
}

export const ruleReleases: Check = {
  about: 'rules',
  look: async (db) => compare('rules', await ownReleases(), await listAppliedRuleReleases(db)),
}

export const logic: Check = {
  about: 'logic',
  look: async (db) => {
    const applied = await readAppliedLogic(db)
    if (applied === null) return [failure('logic', 'functions and triggers were never applied', runMigrate)]
    return applied === (await ownLogic())
      ? [ok('logic', 'functions and triggers are those of this program')]
      : [failure('logic', 'functions and triggers are not those of this program', runMigrate)]
  },
}

function compare(about: string, files: readonly string[], applied: readonly string[]): Finding[] {
  const pending = files.filter((file) => !applied.includes(file))
  const unknown = applied.filter((name) => !files.includes(name))
  const findings: Finding[] = []
  if (pending.length > 0) findings.push(failure(about, `not applied: ${pending.join(', ')}`, runMigrate))
  if (unknown.length > 0) {
    const todo = 'The database is ahead of this program: update the program.'
    findings.push(warning(about, `applied, but not known here: ${unknown.join(', ')}`, todo))
  }
  return findings.length > 0 ? findings : [ok(about, `all ${files.length} applied`)]
}

function once<Result>(read: () => Promise<Result>): () => Promise<Result> {
  let known: Promise<Result> | undefined
  return () => {
    known ??= read()
    return known
  }
}

async function sqlFiles(folder: string): Promise<string[]> {
  return (await readdir(projectFile(folder))).filter((file) => file.endsWith('.sql')).sort()
}
