import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Db } from '../../../db/connection/pool.ts'
import { askedOfModels } from '../../../db/work/proposals.ts'
import { agentInputSchema } from '../../agents/contract/agent.ts'
import type { FellBack } from '../../agents/contract/model_desk.ts'
import { smsAgentWith } from '../../agents/sms_agent_with_model/with_model.ts'
import { plainDesk } from '../../models/plain_desk.ts'
import { notUnderstood } from '../output/command_failure.ts'
import { printAs } from '../output/terminal.ts'
import { modelSetUp } from './circumstances.ts'
import { type Compared, differencesIn, linesOf } from './differences.ts'

const longestMs = 30_000

/** What the SMS agent would have answered with another prompt to what it was asked last; nothing comes of it. */
export async function tryPrompt(
  db: Db,
  { file, limit, json }: { file: string; limit: number; json: true | undefined },
): Promise<void> {
  const languageModel = modelSetUp()
  const words = await readFile(file, 'utf8').catch(() => {
    throw notUnderstood(`There is no file ${file}.`)
  })
  const agent = smsAgentWith({ version: basename(file, '.md'), words })
  const asked = await askedOfModels(db, limit)
  const compared: Compared[] = []
  for (const { input, ...known } of asked) compared.push({ ...known, ...(await propose(input)) })
  const differences = differencesIn(compared)
  printAs(json, { asked: asked.length, differences }, linesOf(differences, asked.length))

  async function propose(given: unknown): Promise<Pick<Compared, 'proposed' | 'error'>> {
    const input = agentInputSchema.safeParse(given)
    if (!input.success) return { proposed: null, error: 'what was asked is of another version' }
    // Where it was asked in a shadow, the agent itself may go without.
    const config = { ...input.data.config, model: 'on' }
    const signal = AbortSignal.timeout(longestMs)
    const proposed = await agent({ ...input.data, config }, signal, plainDesk(languageModel, signal))
    const { fellBack } = (proposed.notes?.model ?? {}) as { fellBack?: FellBack }
    return fellBack === 'no_answer' ? { proposed: null, error: 'the model did not answer' } : { proposed }
  }
}
