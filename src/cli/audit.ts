import type { Command } from 'commander'
import { addAuditExport } from './audit_export.ts'
import { addAuditVerify } from './audit_verify.ts'

export function addAudit(program: Command): void {
  const audit = program
    .command('audit')
    .description('check the record of changes, and keep its heads elsewhere')
  addAuditVerify(audit)
  addAuditExport(audit)
}
