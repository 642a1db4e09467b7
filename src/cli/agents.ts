import type { Command } from 'commander'
import { addAgentsRead } from './agents_read.ts'
import { addAgentsTalk } from './agents_talk.ts'

export function addAgents(program: Command): void {
  const agents = program
    .command('agents')
    .description('judge how the built-in agents read and answer vendors')
  addAgentsRead(agents)
  addAgentsTalk(agents)
}
