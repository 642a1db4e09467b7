import {
  listDeliveries,
  listSources,
  readDeliveryAgain,
  type SourceLine,
} from '../../../db/leads/lead_sources.ts'
import { wholeNumber } from '../arguments/number_and_id.ts'
import type { Command } from '../command/command.ts'
import { CommandFailure } from '../output/command_failure.ts'
import { type Columns, listing, print, printAs, printList } from '../output/terminal.ts'
import { addCheck } from './check.ts'
import { addPreview } from './preview.ts'
import { addSpend } from './spend.ts'

/** `sources …`: who brings leads to the webhooks. */
export function addSources(program: Command): void {
  const sources = program.subcommand(
    'sources',
    'who brings leads to the webhooks, and how what they bring is read',
  )
  sources
    .subcommand('list', 'list the sources, and what they brought in the last 30 days')
    .option('--json', 'as JSON')
    .examples('sources list')
    .onDatabase(async (db, { json }: { json?: true }) => {
      printList(json, await listSources(db), null, columns)
    })
  sources
    .subcommand('show', 'show a source and what it brought last')
    .argument('<source>', 'its name')
    .option('--limit <deliveries>', 'how many of what it brought', wholeNumber(1, 1_000), 20)
    .option('--json', 'as JSON')
    .examples('sources show facebook --limit 5')
    .onDatabase(async (db, name: string, { json, limit }: { json?: true; limit: number }) => {
      const source = await sourceMeant(db, name)
      const deliveries = await listDeliveries(db, name, limit)
      printAs(json, { source, deliveries }, [
        ...listing([source], columns),
        '',
        ...listing(deliveries, {
          delivery: ({ id }) => id,
          came: ({ receivedAt }) => receivedAt,
          became: ({ verdict }) => verdict,
          reference: ({ reference }) => reference,
          lead: ({ leadId }) => leadId,
          problem: ({ problems: [first] }) =>
            first && [first.column, first.problem].filter(Boolean).join(': '),
        }),
      ])
    })
  addCheck(sources)
  addPreview(sources)
  addSpend(sources)
  sources
    .subcommand('again', 'read a lead once more that a source brought and that became none')
    .argument('<delivery>', 'its id, from sources show or the question to a person')
    .option('--phone <number>', 'the number, where what was brought cannot be read')
    .requiredOption('--reason <why>', 'why; it stays on record')
    .examples(
      'sources again 01997a2e-5f10-7b1e-a6ff-3a1c63f6d1aa --phone 07700900999 --reason "rang the portal"',
    )
    .onDatabase(async (db, delivery: string, { phone, reason }: { phone?: string; reason: string }) => {
      const mended = phone === undefined ? {} : { vendor_phone: phone }
      const verdict = await readDeliveryAgain(db, delivery, reason, mended)
      print(verdict === 'waiting' ? 'A worker reads it.' : `It stays as it is: ${verdict}.`)
    })
}

const columns: Columns<SourceLine> = {
  source: ({ source }) => source,
  title: ({ title }) => title,
  live: ({ isLive }) => (isLive ? 'yes' : 'no: only tests'),
  proof: ({ proof, proofName }) => [proof, proofName].filter(Boolean).join(' '),
  secret: ({ keyVariable }) => keyVariable,
  'a lead costs': ({ costPerLead }) => costPerLead && `£${costPerLead}`,
  brought: ({ brought }) =>
    Object.entries(brought)
      .map(([verdict, count]) => `${count} ${verdict}`)
      .join(', ') || null,
}

async function sourceMeant(db: Parameters<typeof listSources>[0], name: string): Promise<SourceLine> {
  const [source] = await listSources(db, name)
  if (source === undefined)
    throw new CommandFailure(`There is no source ${name}. See: orchestrator sources list`)
  return source
}
