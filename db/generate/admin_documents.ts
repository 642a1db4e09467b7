import { glob, readFile, writeFile } from 'node:fs/promises'
import { codegen } from '@graphql-codegen/core'
import * as operationTypes from '@graphql-codegen/typescript-operations'
import { formatDocument, gql, stringifyDocument } from '@urql/core'
import {
  buildASTSchema,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  Source,
  stripIgnoredCharacters,
  validate,
  visit,
} from 'graphql'
import { documentHash } from '../../src/documents/trusted_documents.ts'
import { projectFile } from '../../src/project_file.ts'
import { factFragment, factsModule } from './admin_facts.ts'

const written = 'src/admin/graphql/documents.ts'
/** By their ids, as trusted_documents.ts reads them. */
const manifest = 'src/admin/graphql/trusted/documents.json'
/** A lead's facts, as pages ask for them and as they show them. */
const facts = { asked: 'src/admin/graphql/facts.graphql', shown: 'src/admin/graphql/facts.ts' }

/** What the API writes as text, and what only it knows the shape of. */
const scalars = {
  ...{ BigFloat: 'string', BigInt: 'string', Cursor: 'string', Date: 'string', Datetime: 'string' },
  ...{ InternetAddress: 'string', JSON: 'unknown', Time: 'string', UUID: 'string' },
}

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
  const files = {
    [facts.asked]: factFragment,
    [facts.shown]: factsModule,
    [written]: await documentsModule(schema, document),
    [manifest]: manifestOf(document),
  }
  for (const [file, text] of Object.entries(files)) {
    if (!process.argv.includes('--check')) {
      await writeFile(projectFile(file), text)
    } else if (text !== (await readFile(projectFile(file), 'utf8').catch(() => ''))) {
      process.stderr.write(
        `${file} does not fit the API or the operations of src/admin. Run: npm run db:types\n`,
      )
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

async function documentsModule(schema: DocumentNode, document: DocumentNode): Promise<string> {
  const types = await codegen({
    schema,
    filename: written,
    documents: [{ location: written, document }],
    config: {
      scalars,
      strictScalars: true,
      enumsAsTypes: true,
      skipTypename: true,
      arrayInputCoercion: false,
    },
    plugins: [{ types: {} }],
    pluginMap: { types: operationTypes },
  })
  return [
    '// From the *.graphql of this folder and db/schema.graphql, by npm run db:types',
    `import { gql, type TypedDocumentNode } from '@urql/core'\n`,
    `${types.trim()}\n`,
    ...operationsOf(document).map((operation) => documentOf(operation, document)),
    '',
  ].join('\n')
}

function documentOf(operation: OperationDefinitionNode, document: DocumentNode): string {
  const name = operation.name?.value ?? ''
  const type = `${name}${operation.operation[0]?.toUpperCase()}${operation.operation.slice(1)}`
  const text = textOf(operation, document)
  return `export const ${name}: TypedDocumentNode<${type}, ${type}Variables> = gql(\n  ${JSON.stringify(text)},\n)`
}

function textOf(operation: OperationDefinitionNode, document: DocumentNode): string {
  return stripIgnoredCharacters([operation, ...fragmentsOf(operation, document)].map(print).join('\n'))
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

function operationsOf({ definitions }: DocumentNode): OperationDefinitionNode[] {
  return definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION)
}

/** The fragments that an operation spreads, and those that they do. */
function fragmentsOf(
  operation: OperationDefinitionNode,
  { definitions }: DocumentNode,
): FragmentDefinitionNode[] {
  const found = new Set<FragmentDefinitionNode>()
  const follow = (node: OperationDefinitionNode | FragmentDefinitionNode) =>
    visit(node, {
      FragmentSpread({ name }) {
        const fragment = definitions.find(
          (each) => each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === name.value,
        )
        if (fragment?.kind !== Kind.FRAGMENT_DEFINITION || found.has(fragment)) return
        found.add(fragment)
        follow(fragment)
      },
    })
  follow(operation)
  return [...found]
}

await main()
