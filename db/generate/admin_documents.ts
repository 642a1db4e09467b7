import { glob, mkdir, readFile, rm } from 'node:fs/promises'
import { formatDocument, gql, stringifyDocument } from '@urql/core'
import { buildASTSchema, type DocumentNode, type GraphQLError, Kind, parse, Source, validate } from 'graphql'
import { documentHash } from '../../src/documents/trusted_documents.ts'
import { projectFile } from '../../src/project_file.ts'
import { factFragment, factsModule } from './admin_facts.ts'
import { askedModules, documentsModule, typesModule } from './document_modules.ts'
import { operationsOf, textOf } from './operations.ts'
import { writeOrCompare } from './write_or_compare.ts'

const written = 'src/admin/graphql/documents.ts'
/** The documents themselves, a module for each file of operations: a page loads its own. */
const asked = 'src/admin/graphql/asked'
/** By their ids, as trusted_documents.ts reads them. */
const manifest = 'src/admin/graphql/trusted/documents.json'
/** A lead's facts, as pages ask for them and as they show them. */
const facts = { asked: 'src/admin/graphql/facts.graphql', shown: 'src/admin/graphql/facts.ts' }

/**
 * Writes the operations of src/admin, each `*.graphql` beside the page that asks, as documents that know their types,
 * and what a server that runs only trusted documents has to know of them; with --check it only compares. Either way it says what does not fit the API.
 *
 * The generator's command line and presets bring 250 packages; called like this it is a fifth of them, and done in half a second.
 */
async function main(): Promise<void> {
  const schema = parse(await readFile(projectFile('db/schema.graphql'), 'utf8'))
  const document = await readDocuments()
  const faults = validate(buildASTSchema(schema), document)
  if (faults.length > 0) return refuse(faults)
  const modules = askedModules(document)
  const files: Record<string, string> = {
    [facts.asked]: factFragment,
    [facts.shown]: factsModule,
    [written]: documentsModule(modules),
    [`${asked}/api_types.ts`]: await typesModule(schema, document),
    [manifest]: manifestOf(document),
    ...Object.fromEntries(modules.map(({ name, text }) => [`${asked}/${name}`, text])),
  }
  await removeOthers(files)
  await mkdir(projectFile(asked), { recursive: true })
  for (const [file, text] of Object.entries(files))
    await writeOrCompare(file, text, 'the API or the operations of src/admin')
}

/** What was written for operations that are gone. */
async function removeOthers(files: Record<string, string>): Promise<void> {
  const present = await Array.fromAsync(glob(`${asked}/*.ts`, { cwd: projectFile('.') }))
  for (const file of present.filter((each) => !(each in files))) {
    if (!process.argv.includes('--check')) await rm(projectFile(file))
    else {
      process.stderr.write(`${file} belongs to no operations. Run: npm run db:types\n`)
      process.exitCode = 1
    }
  }
}

/** Says where an operation does not fit the API. */
function refuse(faults: readonly GraphQLError[]): void {
  for (const { source, locations, message } of faults)
    process.stderr.write(`${source?.name}:${locations?.[0]?.line}: ${message}\n`)
  process.exitCode = 1
}

async function readDocuments(): Promise<DocumentNode> {
  const files = await Array.fromAsync(glob('src/admin/**/*.graphql', { cwd: projectFile('.') }))
  const parsed = [...new Set([...files, facts.asked])].sort().map(async (file) => {
    const text = file === facts.asked ? factFragment : await readFile(projectFile(file), 'utf8')
    return parse(new Source(text, file))
  })
  return { kind: Kind.DOCUMENT, definitions: (await Promise.all(parsed)).flatMap((each) => each.definitions) }
}

/** What the pages send: as it is written, or with the names of the types that a cache asks for. */
function manifestOf(document: DocumentNode): string {
  const sent = operationsOf(document).flatMap((operation) => {
    const asked = gql(textOf(operation, document))
    return [stringifyDocument(asked), stringifyDocument(formatDocument(asked) as DocumentNode)]
  })
  const byId = Object.fromEntries(sent.map((text) => [documentHash(text), text]))
  return `${JSON.stringify(byId, null, 2)}\n`
}

await main()
