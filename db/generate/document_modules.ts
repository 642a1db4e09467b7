import { codegen } from '@graphql-codegen/core'
import * as operationTypes from '@graphql-codegen/typescript-operations'
import type { DocumentNode, OperationDefinitionNode } from 'graphql'
import { operationsOf, textOf } from './operations.ts'

export interface AskedModule {
  /** Its file. */
  name: string
  operations: readonly OperationDefinitionNode[]
  text: string
}

/** What the API writes as text, and what only it knows the shape of. */
const scalars = {
  ...{ BigFloat: 'string', BigInt: 'string', Cursor: 'string', Date: 'string', Datetime: 'string' },
  ...{ InternetAddress: 'string', JSON: 'unknown', Time: 'string', UUID: 'string' },
}

/** What is asked, as values: a module for each file of operations, named by its path. */
export function askedModules(document: DocumentNode): AskedModule[] {
  const byFile = Map.groupBy(operationsOf(document), ({ loc }) => loc?.source.name ?? '')
  return [...byFile].map(([file, operations]) => ({
    name: file.replace('src/admin/', '').replaceAll('/', '_').replace('.graphql', '.ts'),
    operations,
    text: [
      `// From ${file}, by npm run db:types`,
      `import { gql, type TypedDocumentNode } from '@urql/core'`,
      `import type * as types from './api_types.ts'\n`,
      ...operations.map((operation) => documentOf(operation, document)),
      '',
    ].join('\n'),
  }))
}

/** The types of all of it. */
export async function typesModule(schema: DocumentNode, document: DocumentNode): Promise<string> {
  const written = 'types.ts'
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
  return `// From the *.graphql of src/admin and db/schema.graphql, by npm run db:types\n\n${types.trim()}\n`
}

/** Where pages find both. */
export function documentsModule(modules: readonly AskedModule[]): string {
  return [
    '// From the *.graphql of src/admin, by npm run db:types',
    `export type * from './asked/api_types.ts'`,
    ...modules.map(
      ({ name, operations }) =>
        `export { ${operations.map((operation) => operation.name?.value).join(', ')} } from './asked/${name}'`,
    ),
    '',
  ].join('\n')
}

function documentOf(operation: OperationDefinitionNode, document: DocumentNode): string {
  const name = operation.name?.value ?? ''
  const type = `${name}${operation.operation[0]?.toUpperCase()}${operation.operation.slice(1)}`
  const text = textOf(operation, document)
  return `export const ${name}: TypedDocumentNode<types.${type}, types.${type}Variables> = /* @__PURE__ */ gql(\n  ${JSON.stringify(text)},\n)`
}
