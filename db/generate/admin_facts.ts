import { factList } from '../leads/lead_facts.ts'

const head = 'From the facts of a lead, by npm run db:types'
const shown = factList.map(({ field, column, label, kind, choices }) => ({
  ...{ name: field, column, label, kind, choices },
}))

/** What a page asks to show all that is known of a lead. */
export const factFragment = `# ${head}
fragment LeadFacts on VendorLead {
${factList.map(({ field }) => `  ${field}\n`).join('')}}
`

/** The facts in their order: all that the pages know of them beside the API. */
export const factsModule = `// ${head}
export const leadFacts = ${JSON.stringify(shown, null, 2)} as const
`
