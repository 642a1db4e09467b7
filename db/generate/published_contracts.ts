import { mkdir } from 'node:fs/promises'
import { agentsOpenApi, agentsSchema } from '../../src/agents/contract/published.ts'
import { publishedLeadsSchema } from '../../src/lead_sources/lead_schema.ts'
import { projectFile } from '../../src/project_file.ts'
import { writeOrCompare } from './write_or_compare.ts'

/** What programs of others are built by, made of the schemas that ours checks with. */
const contracts = {
  'agents.openapi.json': agentsOpenApi,
  'agents.schema.json': agentsSchema,
  'leads.schema.json': publishedLeadsSchema,
}

const folder = 'docs/schemas'

// Writes them; with --check it only compares.
await mkdir(projectFile(folder), { recursive: true })
for (const [file, contract] of Object.entries(contracts))
  await writeOrCompare(`${folder}/${file}`, `${JSON.stringify(contract(), null, 2)}\n`, 'the program')
