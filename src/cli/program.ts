import { addAddress } from './address.ts'
import { addAgents } from './agents/agents.ts'
import { addAlerts } from './alerts/alerts.ts'
import { addArchives } from './archives/archives.ts'
import { addAudit } from './audit/audit.ts'
import { addBackup } from './backup/backup.ts'
import { addRestore } from './backup/restore.ts'
import { Command } from './command/command.ts'
import { addComparables } from './comparables/comparables.ts'
import { addDeliveries } from './deliveries/deliveries.ts'
import { addDoctor } from './doctor/doctor.ts'
import { addDocuments } from './documents.ts'
import { addExports } from './export/export.ts'
import { addLeads } from './leads/leads.ts'
import { addMigrate } from './migrate.ts'
import { addReports } from './reports/reports.ts'
import { addRetention } from './retention.ts'
import { addRights } from './rights/rights.ts'
import { addSchedules } from './schedules/schedules.ts'
import { addSending } from './sending.ts'
import { addSimulate } from './simulate/simulate.ts'
import { addSources } from './sources/sources.ts'
import { addTexts } from './texts.ts'
import { addTokens } from './users/tokens.ts'
import { addUsers } from './users/users.ts'

/** All commands. Each file adds its own. */
export function orchestrator(): Command {
  const program = new Command('orchestrator')
    .description('Conducts vendor leads from the first text to completion.')
    .option('--verbose', 'show where an error came from')
    .showHelpAfterError('(add --help to see how it is used)')
    .exitOverride()
    .notes(`
The database is DATABASE_URL; without it, the one that a running "npm start" keeps.
Exit codes: 0 done, 1 failed, 2 not understood, 3 done but for what was refused, of an import or of many leads,
130 stopped by Ctrl-C.`)
    .examples('leads import leads.csv --dry-run', 'leads show 07700900999', 'doctor')
  addLeads(program)
  addSources(program)
  addComparables(program)
  addAudit(program)
  addUsers(program)
  addTokens(program)
  addDocuments(program)
  addDoctor(program)
  addAddress(program)
  addMigrate(program)
  addBackup(program)
  addRestore(program)
  addArchives(program)
  addRetention(program)
  addRights(program)
  addSchedules(program)
  addReports(program)
  addExports(program)
  addSending(program)
  addDeliveries(program)
  addTexts(program)
  addAgents(program)
  addAlerts(program)
  addSimulate(program)
  return program
}
