import type { Command } from 'commander'
import { addAgentsRead } from './read.ts'
import { addAgentsTalk } from './talk.ts'

export function addAgents(program: Command): void {
  const agents = program
    .command('agents')
    .description('judge how the built-in agents read and answer vendors')
  addAgentsRead(agents)
  addAgentsTalk(agents)
}
