import { readFile } from 'node:fs/promises'
import type { RehearsedLead } from '../../../db/leads/lead_sources.ts'
import { readClock } from '../../../db/leads/vendor_leads.ts'
import { UnreadableJson } from '../../lead_sources/json_text.ts'
import type { Preview } from '../../lead_sources/preview.ts'
import type { Command } from '../command/command.ts'
import { comesLater, comesNext } from '../lead_screen/comes_next.ts'
import { CommandFailure } from '../output/command_failure.ts'
import { messageOf } from '../output/explain_failure.ts'
import { harmless, printAs, table } from '../output/terminal.ts'
import { type When, whenIn } from '../output/when.ts'

export function addPreview(sources: Command): void {
  sources
    .subcommand('preview', 'show the lead that would become of what a source brings; nothing is written')
    .argument('<source>', 'its name')
    .argument('<file>', 'one lead as the source brings it, JSON; of Facebook, as the Graph API gives it')
    .option('--json', 'as JSON')
    .examples('sources preview google-ads docs/lead-sources/google-ads.json')
    .onDatabase(async (db, source: string, path: string, { json }: { json?: true }) => {
      const { factLines, missingFacts, previewLead } = await import('../../lead_sources/preview.ts')
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
      const { facts } = preview
      const missing = facts === null ? [] : missingFacts(facts)
      printAs(json, preview, [
        ...aboutLead(preview),
        ...table(facts === null ? [] : factLines(facts).map((line) => line.map(harmless))),
        ...(missing.length === 0 ? [] : [`Not said: ${missing.join(', ')}.`]),
        ...whatNext(preview, whenIn(await readClock(db))),
      ])
      if (preview.verdict === 'refused') process.exitCode = 1
    })
}

function aboutLead({ brought, problems, facts, consent, ...preview }: Preview): string[] {
  const { reference, form, isLive } = brought
  return [
    `It becomes ${fateOf(preview)}.`,
    ...(isLive ? [] : ['The source is not live: until it is, all that it brings is kept as a test.']),
    `Reference ${harmless(reference ?? facts?.externalRef ?? 'none')}, form ${harmless(form ?? 'none')}.`,
    consent === null ? 'No consent.' : harmless(`Consent of ${consent.date}: ${consent.wording}`),
    ...problems.map(({ severity, column, value, problem }) =>
      harmless(`${severity}: ${[column, value, problem].filter(Boolean).join(': ')}`),
    ),
  ]
}

function fateOf({ verdict, knownLeadId, question }: RehearsedLead): string {
  switch (verdict) {
    case 'taken':
      return 'a lead'
    case 'duplicate':
      return knownLeadId === null ? 'nothing: it came before' : `no new lead: it belongs to ${knownLeadId}`
    case 'refused':
      return `a question to a person: ${harmless(question ?? 'it cannot be read')}`
    case 'test':
      return 'a test: nobody is texted'
    case 'ignored':
      return 'nothing: it is no lead of ours'
  }
}

/** What happens first with a new lead: whether its vendor is texted, or what keeps the text back. */
function whatNext({ verdict, explanation }: RehearsedLead, when: When): string[] {
  if (verdict !== 'taken' || explanation === null) return []
  return ['', 'Then:', ...comesNext(explanation, when), ...comesLater(explanation, when)]
}
