import { glob, readFile, writeFile } from 'node:fs/promises'
import { codegen } from '@graphql-codegen/core'
import * as operationTypes from '@graphql-codegen/typescript-operations'
import {
  buildASTSchema,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  stripIgnoredCharacters,
  validate,
  visit,
} from 'graphql'
import { projectFile } from '../../src/project_file.ts'

const written = 'src/admin/graphql/documents.ts'

/** What the API writes as text, and what only it knows the shape of. */
const scalars = {
  ...{ BigFloat: 'string', BigInt: 'string', Cursor: 'string', Date: 'string', Datetime: 'string' },
  ...{ InternetAddress: 'string', JSON: 'unknown', Time: 'string', UUID: 'string' },
}

/**
 * Writes the operations of src/admin, each `*.graphql` beside the page that asks, as documents that know their types;
 * with --check it only compares. Either way it says what does not fit the API.
 *
 * The generator's command line and presets bring 250 packages; called like this it is a fifth of them, and done in half a second.
 */
async function main(): Promise<void> {
  const schema = parse(await readFile(projectFile('db/schema.graphql'), 'utf8'))
  const module = await documentsModule(schema, await readDocuments())
  if (!process.argv.includes('--check')) return await writeFile(projectFile(written), module)
  const committed = await readFile(projectFile(written), 'utf8').catch(() => '')
  if (module === committed) return
  process.stderr.write(
    `${written} does not fit the API or the operations of src/admin. Run: npm run db:types\n`,
  )
  process.exitCode = 1
}

async function readDocuments(): Promise<DocumentNode> {
  const files = await Array.fromAsync(glob('src/admin/**/*.graphql', { cwd: projectFile('.') }))
  const parsed = files.sort().map(async (file) => parse(await readFile(projectFile(file), 'utf8')))
  return { kind: Kind.DOCUMENT, definitions: (await Promise.all(parsed)).flatMap((each) => each.definitions) }
}

async function documentsModule(schema: DocumentNode, document: DocumentNode): Promise<string> {
  const faults = validate(buildASTSchema(schema), document)
  if (faults.length > 0) throw new Error(faults.map(({ message }) => message).join('\n'))
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
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION)
  return [
    '// From the *.graphql of this folder and db/schema.graphql, by npm run db:types',
    `import { gql, type TypedDocumentNode } from '@urql/core'\n`,
    `${types.trim()}\n`,
    ...operations.map((operation) => documentOf(operation, document)),
    '',
  ].join('\n')
}

function documentOf(operation: OperationDefinitionNode, document: DocumentNode): string {
  const name = operation.name?.value ?? ''
  const type = `${name}${operation.operation[0]?.toUpperCase()}${operation.operation.slice(1)}`
  const definitions = [operation, ...fragmentsOf(operation, document)]
  const text = stripIgnoredCharacters(definitions.map(print).join('\n'))
  return `export const ${name}: TypedDocumentNode<${type}, ${type}Variables> = gql(\n  ${JSON.stringify(text)},\n)`
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
