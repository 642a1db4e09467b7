import { casesFor } from '../../agents/check/cases.ts'
import type { Result } from '../../agents/check/play.ts'
import { samples } from '../../agents/contract/samples.ts'
import { readConfig } from '../../config/config.ts'
import { wholeNumber } from '../arguments/number_and_id.ts'
import type { Command } from '../command/command.ts'
import { CommandFailure, notUnderstood } from '../output/command_failure.ts'
import { harmless, painter, print } from '../output/terminal.ts'

interface Options {
  agent?: string
  deadline: number
  port: number
  reachedAt?: string
  json?: true
}

const agents = [...new Set(samples.map(({ input }) => input.agent))]

export function addCheck(command: Command): void {
  command
    .subcommand('check', 'play the contract’s cases against an agent over HTTP, and say what it does wrong')
    .argument('<url>', 'the agent’s endpoint')
    .option('--agent <name>', `only the purposes of ${agents.join(', ')}; left out: of all`)
    .option('--deadline <seconds>', 'how long an answer may take', wholeNumber(1, 3600), 60)
    .option(
      '--port <port>',
      'where later answers are taken; left out: any free port',
      wholeNumber(0, 65_535),
      0,
    )
    .option('--reached-at <url>', 'where the agent reaches that port, when it runs on another machine')
    .option('--json', 'as JSON')
    .notes(`
AGENT_SIGNING_SECRET has to be the secret that the agent knows. The calls are about made-up leads, no database is touched,
and nobody is texted. Exit code 0: all is as agreed; 1: something is not. docs/write-an-agent.md has the contract.`)
    .examples(
      'agents check http://localhost:8080',
      'agents check https://agents.example.com/validate --agent deal_validator --port 9000 --reached-at http://build-7:9000',
    )
    .action(check)
}

async function check(endpoint: string, options: Options): Promise<void> {
  const { agent, deadline, port, reachedAt, json } = options
  const { agentSigningSecret: secret } = readConfig()
  if (secret === undefined)
    throw notUnderstood('Set AGENT_SIGNING_SECRET to the secret that the agent knows.')
  if (!URL.canParse(endpoint) || !/^https?:/.test(endpoint))
    throw notUnderstood('The agent’s endpoint is an address like http://localhost:8080')
  if (agent !== undefined && !agents.includes(agent))
    throw notUnderstood(`There are no cases of ${agent}. Agents: ${agents.join(', ')}`)

  const { listenForLaterAnswers } = await import('../../agents/check/later_answers.ts')
  const { play } = await import('../../agents/check/play.ts')
  const purposes = samples.filter(({ input }) => agent === undefined || input.agent === agent)
  const host = reachedAt === undefined ? 'localhost' : '0.0.0.0'
  const laterAnswers = await listenForLaterAnswers(secret, { port, host })
  const publicUrl = reachedAt?.replace(/\/+$/, '') ?? laterAnswers.address
  const results: Result[] = []
  const linesAbout = reporter()
  try {
    for (const one of casesFor(purposes.map(({ purpose }) => purpose))) {
      const result = answersNobody(results)
        ? { name: one.name, verdict: 'not tried' as const, saw: 'it answers nobody' }
        : await play({ endpoint, secret, deadlineMs: deadline * 1000, laterAnswers, publicUrl }, one)
      results.push(result)
      if (!json) print(linesAbout(result))
    }
  } finally {
    await laterAnswers.stop()
  }
  if (json) print(JSON.stringify(results, null, 2))
  const failed = results.filter(({ verdict }) => verdict === 'failed').length
  if (failed > 0) throw new CommandFailure(`${failed} of ${results.length} cases failed.`)
  if (!json) print('The agent does as agreed.')
}

/** An agent that is not there for the first three is there for none. */
function answersNobody(results: readonly Result[]): boolean {
  return results.length >= 3 && results.slice(0, 3).every(({ notThere }) => notThere === true)
}

/** Says each advice once, where it is first wanted. */
function reporter() {
  const paint = painter()
  const colour = { passed: 'green', failed: 'red', 'not tried': 'dim' } as const
  const given = new Set<string | undefined>([undefined])
  return ({ name, verdict, saw, advice }: Result): string[] => {
    const line = `${paint(colour[verdict], verdict.padEnd(9))}  ${name} (${harmless(saw)})`
    if (given.has(advice)) return [line]
    given.add(advice)
    return [line, `           ${advice}`]
  }
}
