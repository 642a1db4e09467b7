import { readProgress } from '../../../db/simulation/simulation.ts'
import { builtinAgents } from '../../agents/builtin_agents.ts'
import { counted } from '../../counted.ts'
import { createLog } from '../../log.ts'
import { simulate } from '../../simulation/simulate.ts'
import { freshSimulationDatabase, givenSimulationDatabase } from '../../simulation/simulation_database.ts'
import { fullTime } from '../../terminal/board_time.ts'
import { funnelLines } from '../../terminal/funnel_lines.ts'
import { interrupted, untilInterrupted } from '../interrupt/until_interrupted.ts'
import { painter, print } from '../output/terminal.ts'

export interface SimulateFlags {
  days: number
  leads: number
  seed: number
  databaseUrl?: string
}

/** The first moment of every simulation: a Monday morning in London. */
const beginsAt = new Date('2026-03-02T07:00:00Z')
const granularitySeconds = 300

export async function runSimulation({ days, leads, seed, databaseUrl }: SimulateFlags): Promise<void> {
  const say = (line: string) => process.stderr.write(`${line}\n`)
  const database =
    databaseUrl === undefined
      ? await freshSimulationDatabase(say)
      : await givenSimulationDatabase(databaseUrl, say)
  const startedAt = Date.now()
  await untilInterrupted(async (signal, progress) => {
    const funnel = await simulate({
      url: database.url,
      founding: { seed, vendors: leads, days, beginsAt },
      agents: builtinAgents,
      granularitySeconds,
      log: createLog('error'),
      signal,
      async onJump(db) {
        if (!progress.isDue()) return
        const { now, vendors, arrived, live, moves } = await readProgress(db)
        progress.show(
          vendors === 0 ? 0 : (arrived - live) / vendors,
          fullTime(now),
          `${arrived.toLocaleString('en-GB')} of ${counted(vendors, 'vendor')} arrived, ${live.toLocaleString('en-GB')} live`,
          `${Math.round((1000 * moves) / (Date.now() - startedAt))} moves/s`,
        )
      },
    })
    progress.clear()
    print(funnelLines(funnel, painter()))
    say(`${signal.aborted ? 'Stopped' : 'Ended'} after ${Math.round((Date.now() - startedAt) / 1000)} s.`)
    if (signal.aborted) process.exitCode = interrupted
  }).finally(() => database.stop())
}
