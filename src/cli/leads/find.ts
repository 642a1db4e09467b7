import { searchLeads } from '../../../db/leads/search.ts'
import { wholeNumber } from '../arguments/number_and_id.ts'
import type { Command } from '../command/command.ts'
import { printList } from '../output/terminal.ts'

interface Options {
  owner?: string
  limit: number
  json?: true
}

export function addLeadsFind(leads: Command): void {
  leads
    .subcommand('find <text...>', 'find leads by any part of a name, phone, postcode, address or reference')
    .option('--owner <user>', 'only leads that this user looks after; "" those that nobody does')
    .option('--limit <count>', 'how many at most', wholeNumber(1, 200), 20)
    .option('--json', 'as JSON')
    .examples('leads find ada pole', 'leads find 07700 900999', 'leads find "14 Oak Road"')
    .onDatabase(async (db, text: string[], { owner, limit, json }: Options) => {
      const found = await searchLeads(db, text.join(' '), { owner: owner ?? null, most: limit })
      printList(json, found, 'No lead has that.', {
        ID: ({ leadId }) => leadId,
        NAME: ({ vendorName }) => vendorName,
        PHONE: ({ vendorPhone }) => vendorPhone,
        POSTCODE: ({ propertyPostcode }) => propertyPostcode,
        ADDRESS: ({ propertyAddress }) => propertyAddress,
        STAGE: ({ stage }) => stage,
        OWNER: ({ owner }) => owner,
        'FOUND BY': ({ matchedBy }) => matchedBy.join(', ').replaceAll('_', ' '),
      })
    })
}
