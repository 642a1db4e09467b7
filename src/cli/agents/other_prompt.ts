import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Db } from '../../../db/connection/pool.ts'
import { askedOfModels } from '../../../db/work/proposals.ts'
import { agentInputSchema } from '../../agents/contract/agent.ts'
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
  for (const { input, ...known } of asked) {
    const signal = AbortSignal.timeout(longestMs)
    const proposed = await agent(agentInputSchema.parse(input), signal, plainDesk(languageModel, signal))
    compared.push({ ...known, proposed })
  }
  const differences = differencesIn(compared)
  printAs(json, { asked: asked.length, differences }, linesOf(differences, asked.length))
}
