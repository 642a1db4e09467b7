import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { agentsOpenApi, agentsSchema } from '../../src/agents/contract/published.ts'
import { publishedLeadsSchema } from '../../src/lead_sources/lead_schema.ts'
import { projectFile } from '../../src/project_file.ts'

/** What programs of others are built by, made of the schemas that ours checks with. */
const contracts = {
  'agents.openapi.json': agentsOpenApi,
  'agents.schema.json': agentsSchema,
  'leads.schema.json': publishedLeadsSchema,
}

const folder = projectFile('docs/schemas')

/** Writes them to docs/schemas; with --check it only compares. */
async function main(): Promise<void> {
  const check = process.argv.includes('--check')
  await mkdir(folder, { recursive: true })
  for (const [file, contract] of Object.entries(contracts)) {
    const path = `${folder}/${file}`
    const fresh = `${JSON.stringify(contract(), null, 2)}\n`
    if (!check) {
      await writeFile(path, fresh)
    } else if (fresh !== (await readFile(path, 'utf8').catch(() => ''))) {
      process.stderr.write(`docs/schemas/${file} does not fit the program. Run: npm run db:types\n`)
      process.exitCode = 1
    }
  }
}

await main()
