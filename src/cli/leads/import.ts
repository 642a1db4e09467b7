import { InvalidArgumentError, Option } from 'commander'
import { factList } from '../../../db/leads/lead_facts.ts'
import type { GivenWords } from '../../intake/leads/given_consent.ts'
import type { LeadImportSummary } from '../../intake/leads/lead_import_summary.ts'
import { readSourceName } from '../../intake/readers/source_name.ts'
import { consentMeant } from '../arguments/consent_options.ts'
import { wholeNumber } from '../arguments/number_and_id.ts'
import type { Command } from '../command/command.ts'
import { withConnections } from '../database/database.ts'
import { runImport } from '../imports/run_import.ts'

interface Options extends GivenWords {
  dryRun?: true
  source: string
  onDuplicate: 'skip' | 'update'
  errors?: string
  batchSize: number
}

export function addLeadsImport(leads: Command): void {
  leads
    .subcommand('import', 'import leads from a CSV file; each new one starts the pipeline')
    .argument('<file>', 'CSV with a header; commas, semicolons or tabs')
    .option('--dry-run', 'say what would happen, and write nothing')
    .option('--source <name>', 'where leads come from that do not say so themselves', sourceName, 'import')
    .addOption(
      new Option(
        '--on-duplicate <what>',
        'skip: leave the lead as it is; update: write what the file says over it',
      )
        .choices(['skip', 'update'])
        .default('skip'),
    )
    .option('--consent <wording>', 'the words by which all vendors of the file agreed to be texted by us')
    .option('--consent-date <date>', 'when they agreed, unless a column says so: 2026-11-28')
    .option('--errors <file>', 'where to say what is wrong with which rows (default: FILE.errors.csv)')
    .option('--batch-size <rows>', 'rows stored at a time', wholeNumber(1, 50_000), 4_000)
    .notes(help)
    .examples(
      'leads import leads.csv --dry-run',
      'leads import leads.csv --consent "I agree that Homestead Buyers may text me" --consent-date 2026-11-01',
      'leads import leads.csv --source rightmove --on-duplicate update',
    )
    .action(importFile)
}

const help = `
Columns are known by their headings, in any order: phone or mobile, reference, source, consent, consent date,
${factList.map(({ label }) => label).join(', ')}; first and last name may be apart,
and the address in several columns. Only a phone number that can be texted is a must; anything else that cannot be understood is left out, and the conversation asks for it.

A duplicate has the source and reference of another lead and something else in common with it, or the phone of one that is
still live, unless the two are known to be different: both have a postcode and they differ, or one postcode is missing and
the same source gives them different references. A row that shares nothing but a reference is refused; "n/a", "0" and
numbers that a spreadsheet has shortened are no references. The order of the rows decides: the first counts, with update
the last. Running the same file again does no harm.

Who has not consented to texts is not texted: a person is asked to ring. A column "consent" holds the words that were agreed to,
or "yes" (to the words of --consent) or "no"; without the column --consent holds for every row. With --on-duplicate update a
lead that is there gets the consent, too.

The report numbers rows as a spreadsheet shows them: the headings are row 1. What is marked "read" was taken as the
report says, what is marked "warning" was left out, rows marked "error" or "skipped" as a whole.

Exit codes: 0 every row was taken or is there already, 3 some rows were refused and the rest was taken, 1 none could be
taken or the import stopped, 2 the command was not understood, 130 after Ctrl-C, which stores what is under way. A dry
run ends as the import would.`

/** Two transactions side by side took three quarters of the time of one, on two cores. */
const usualConnections = 2

async function importFile(path: string, options: Options): Promise<void> {
  const { importLeads } = await import('../../intake/leads/import_leads.ts')
  const isRehearsal = options.dryRun === true
  const { source, batchSize, onDuplicate, errors } = options
  await withConnections('leads import', isRehearsal ? 1 : usualConnections, async (connections) => {
    const consent = await consentMeant(connections[0], options)
    await runImport({
      path,
      errors,
      run: (listener) =>
        importLeads(
          connections,
          { file: path, source, batchSize, onDuplicate, isRehearsal, consent },
          listener,
        ),
      describe: (summary) => describe(summary, isRehearsal),
    })
  })
}

function describe(summary: LeadImportSummary, isRehearsal: boolean): [number, string][] {
  const would = isRehearsal ? 'would be ' : ''
  const counts: [number, string][] = [
    [summary.imported, `${would}imported`],
    [summary.updated, `${would}updated`],
    [summary.duplicates, `${would}skipped, being there already`],
    [summary.refused, `${would}refused`],
    [summary.withWarnings, 'of those taken without something that could not be understood'],
    [
      summary.mended,
      'of those taken with a postcode in which a letter and a digit that look alike were put right',
    ],
    [
      summary.unasked,
      'of those imported have not consented to texts: somebody is asked to ring, and nobody is texted',
    ],
    [summary.silenced, 'of those imported must not be texted: they opted out before'],
    [summary.legacyLines, 'lines were not UTF-8 and were read as Windows-1252'],
  ]
  return counts.filter(([count], position) => position === 0 || count > 0)
}

function sourceName(text: string): string {
  const name = readSourceName(text)
  if (!name.ok || name.value !== text) {
    throw new InvalidArgumentError('A source is lower-case letters, digits, - and _, starting with a letter.')
  }
  return name.value
}
