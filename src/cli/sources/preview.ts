import { readFile } from 'node:fs/promises'
import { UnreadableJson } from '../../lead_sources/json_text.ts'
import type { Preview } from '../../lead_sources/preview.ts'
import type { Command } from '../command/command.ts'
import { CommandFailure } from '../output/command_failure.ts'
import { messageOf } from '../output/explain_failure.ts'
import { harmless, printAs, table } from '../output/terminal.ts'

export function addPreview(sources: Command): void {
  sources
    .subcommand('preview', 'show the lead that would become of what a source brings; nothing is written')
    .argument('<source>', 'its name')
    .argument('<file>', 'one lead as the source brings it, JSON; of Facebook, as the Graph API gives it')
    .option('--json', 'as JSON')
    .examples('sources preview google-ads docs/lead-sources/google-ads.json')
    .onDatabase(async (db, source: string, path: string, { json }: { json?: true }) => {
      const { factLines, previewLead } = await import('../../lead_sources/preview.ts')
      const text = await readFile(path, 'utf8').catch((cause: unknown) => {
        throw new CommandFailure(`${path} cannot be read: ${messageOf(cause)}`, { cause })
      })
      const preview = await previewLead(db, source, text).catch((error: unknown) => {
        throw error instanceof UnreadableJson
          ? new CommandFailure(`${path} is not JSON.`, { cause: error })
          : error
      })
      if (preview === null)
        throw new CommandFailure(`There is no source ${source}. See: orchestrator sources list`)
      const facts = preview.facts === null ? [] : factLines(preview.facts)
      printAs(json, preview, [...aboutLead(preview), ...table(facts.map((line) => line.map(harmless)))])
      if (preview.becomes === 'a question to a person') process.exitCode = 1
    })
}

function aboutLead({ becomes, brought, problems, facts, consent }: Preview): string[] {
  const { reference, form, isLive } = brought
  return [
    `It becomes ${becomes}${isLive ? '' : ': the source is not live'}.`,
    `Reference ${harmless(reference ?? facts?.externalRef ?? 'none')}, form ${harmless(form ?? 'none')}.`,
    consent === null ? 'No consent.' : harmless(`Consent of ${consent.date}: ${consent.wording}`),
    ...problems.map(({ severity, column, value, problem }) =>
      harmless(`${severity}: ${[column, value, problem].filter(Boolean).join(': ')}`),
    ),
  ]
}
