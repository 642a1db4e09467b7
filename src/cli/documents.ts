import { readFile } from 'node:fs/promises'
import { counted } from '../counted.ts'
import { readTrustedDocuments } from '../documents/trusted_documents.ts'
import { projectFile } from '../project_file.ts'
import type { Command } from './command/command.ts'
import { CommandFailure } from './output/command_failure.ts'
import { harmless, painter, print, table } from './output/terminal.ts'

/** `documents …`: the only operations that the API runs when TRUSTED_DOCUMENTS is set. */
export function addDocuments(program: Command): void {
  program
    .subcommand('documents', 'the only operations that the API runs when TRUSTED_DOCUMENTS is set')
    .subcommand('check', 'list the documents of a folder with their ids, and say which do not fit the API')
    .argument('<folder>', 'with *.graphql files, and *.json manifests of client tools')
    .notes(
      'A *.graphql file is named by the SHA-256 of its text. Exit code 1 when a document does not fit the API.',
    )
    .examples('documents check ./trusted-documents')
    .action(check)
}

async function check(folder: string): Promise<void> {
  const { buildSchema, Kind, parse, validate } = await import('graphql')
  const schema = buildSchema(await readFile(projectFile('db/schema.graphql'), 'utf8'))
  let wrong = 0
  const problemsOf = (document: string): { names: string; problems: string } => {
    try {
      const parsed = parse(document)
      const problems = validate(schema, parsed).map(({ message }) => message)
      const names = parsed.definitions.flatMap((node) =>
        node.kind === Kind.OPERATION_DEFINITION ? [`${node.operation} ${node.name?.value ?? ''}`.trim()] : [],
      )
      return { names: names.join(', '), problems: problems.join(' ') }
    } catch (error) {
      return { names: '', problems: error instanceof Error ? error.message : String(error) }
    }
  }
  const rows = [...(await readTrustedDocuments(folder))].map(([id, document]) => {
    const { names, problems } = problemsOf(document)
    if (problems !== '') wrong += 1
    return [id, harmless(names), harmless(problems)]
  })
  const paint = painter()
  print(table(rows, (column, cell) => (column === 2 ? paint('red', cell) : cell)))
  if (wrong > 0)
    throw new CommandFailure(
      `${wrong} of ${counted(rows.length, 'document')} ${wrong === 1 ? 'does' : 'do'} not fit the API.`,
    )
}
