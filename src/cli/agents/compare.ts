import { proposalsCompared } from '../../../db/work/proposals.ts'
import { wholeNumber } from '../arguments/number_and_id.ts'
import { agentMeant } from '../arguments/rule_meant.ts'
import type { Command } from '../command/command.ts'
import { withDatabase } from '../database/database.ts'
import { printAs } from '../output/terminal.ts'
import { differencesIn, linesOf } from './differences.ts'

export function addCompare(agents: Command): void {
  agents
    .subcommand(
      'compare',
      'say where an agent that runs in the shadow of another would have answered otherwise',
    )
    .argument('<agent>', 'the one in the shadow')
    .option('--limit <n>', 'how many of its latest answers', wholeNumber(1, 10_000), 200)
    .option('--json', 'as JSON')
    .notes(
      'docs/language-model.md says how an agent is put into the shadow of another, and how it takes its place.',
    )
    .examples('agents compare sms_agent_new')
    .action(compare)
}

async function compare(name: string, { limit, json }: { limit: number; json?: true }): Promise<void> {
  await withDatabase('agents compare', async (db) => {
    const compared = await proposalsCompared(db, await agentMeant(db, name), limit)
    const differences = differencesIn(compared)
    printAs(json, { compared: compared.length, differences }, linesOf(differences, compared.length))
  })
}
