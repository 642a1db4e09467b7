import type { Command } from 'commander'
import { addAuditExport } from './export.ts'
import { addAuditVerify } from './verify.ts'

export function addAudit(program: Command): void {
  const audit = program
    .command('audit')
    .description('check the record of changes, and keep its heads elsewhere')
  addAuditVerify(audit)
  addAuditExport(audit)
}
