import type { Command } from 'commander'
import { readAuditHeads } from '../../../db/record/audit.ts'
import { writeHeadsFile } from '../../audit/heads_file.ts'
import { counted } from '../../counted.ts'
import { withDatabase } from '../database/database.ts'
import { print } from '../output/terminal.ts'

export function addAuditExport(audit: Command): void {
  audit
    .command('export')
    .description('write the head of every audit chain to a file')
    .argument('<file>', 'file to write')
    .addHelpText(
      'after',
      `
Keep the file where the database's owner cannot write. The worker exports one every night when BACKUP_DIR is set.

Example:
  npm run orchestrator -- audit export heads.txt`,
    )
    .action(exportHeads)
}

async function exportHeads(path: string): Promise<void> {
  await withDatabase('audit export', async (pool) => {
    const client = await pool.connect()
    try {
      const { heads, digest } = await writeHeadsFile(path, readAuditHeads(client))
      print(`${counted(heads, 'head')} written to ${path}, SHA-256 ${digest}`)
    } finally {
      client.release()
    }
  })
}
