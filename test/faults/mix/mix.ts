import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { migrate } from '../../../db/migrate/migrate.ts'
import { type Dice, diceOf } from '../../../src/simulation/planning/dice.ts'
import type { AgentOrder } from '../rig/outside/fake_agents.ts'
import type { CarrierMode } from '../rig/outside/fake_carrier.ts'
import type { Keeper } from '../rig/processes/keeper.ts'
import { type OwnCluster, setReadOnly, terminateBackends } from '../rig/servers/own_cluster.ts'
import type { TcpProxy } from '../rig/network/proxy.ts'
import type { Rig } from '../rig/rig.ts'

/** A pipeline at work of which every part can be broken. */
export interface BreakableWorld {
  rig: Rig
  cluster: OwnCluster
  proxy: TcpProxy
  keeper: Keeper
}

/** One thing going wrong, and being put right again unless it cannot be. `how` says details, from the dice alone. */
export interface Fault {
  name: string
  /** Takes long, or is found out only after half a minute. */
  isLong?: true
  /** How often it is chosen, beside the others. */
  weight: number
  inject(world: BreakableWorld, dice: Dice): Promise<void>
}

const seconds = (dice: Dice, from: number, to: number) => pause(dice.whole('ms', from * 1_000, to * 1_000))

const signalOne = (signal: NodeJS.Signals) => async (world: BreakableWorld, dice: Dice) => {
  const workers = world.keeper.workers()
  workers[dice.whole('worker', 0, workers.length - 1)]?.signal(signal)
}

const carrierTurns =
  (mode: CarrierMode) =>
  async ({ rig: { carrier } }: BreakableWorld, dice: Dice) => {
    carrier.mode = mode
    await seconds(dice, 1, 5)
    carrier.mode = 'accept'
  }

const agentsTurn =
  (mode: 'hang' | 'fail' | 'garbage') =>
  async ({ rig: { agents } }: BreakableWorld, dice: Dice) => {
    agents.mode = () => mode
    await seconds(dice, 1, 3)
    agents.mode = () => 'answer'
  }

const nextAgentIs =
  (order: AgentOrder) =>
  async ({ rig: { agents } }: BreakableWorld) => {
    let isObeyed = false
    agents.mode = () => {
      const mode = isObeyed ? 'answer' : order
      isObeyed = true
      return mode
    }
  }

/** One server at a time: two hands must not stop what the other is starting. */
let serverWork: Promise<void> = Promise.resolve()
const withServer =
  (work: (world: BreakableWorld, dice: Dice) => Promise<void>) => (world: BreakableWorld, dice: Dice) => {
    serverWork = serverWork.catch(() => {}).then(() => work(world, dice))
    return serverWork
  }

const faults: readonly Fault[] = [
  { name: 'a worker is killed', weight: 6, inject: signalOne('SIGKILL') },
  { name: 'a worker is stopped', weight: 4, inject: signalOne('SIGTERM') },
  {
    name: 'all workers are killed',
    weight: 2,
    async inject({ keeper }) {
      for (const worker of keeper.workers()) worker.signal('SIGKILL')
    },
  },
  {
    name: 'a worker is frozen and thawed',
    isLong: true,
    weight: 3,
    async inject({ keeper }, dice) {
      const workers = keeper.workers()
      const frozen = workers[dice.whole('worker', 0, workers.length - 1)]
      frozen?.signal('SIGSTOP')
      await seconds(dice, 5, 75)
      frozen?.signal('SIGCONT')
    },
  },
  { name: 'all lines are cut', weight: 4, inject: async ({ proxy }) => proxy.cut() },
  {
    name: 'nothing passes on any line',
    isLong: true,
    weight: 3,
    async inject({ proxy }, dice) {
      proxy.hold()
      await seconds(dice, 1, 25)
      proxy.release()
    },
  },
  {
    name: 'connections are terminated',
    weight: 4,
    inject: withServer(({ rig }, dice) =>
      terminateBackends(rig.db, dice.whole('times', 5, 60), () => dice.whole('rest', 5, 50)),
    ),
  },
  { name: 'PostgreSQL restarts', weight: 2, inject: withServer(({ cluster }) => cluster.restart('fast')) },
  {
    name: 'PostgreSQL fails and starts again',
    weight: 3,
    inject: withServer(({ cluster }) => cluster.restart('immediate')),
  },
  {
    name: 'PostgreSQL is away for a while',
    isLong: true,
    weight: 1,
    inject: withServer(async ({ cluster }, dice) => {
      await cluster.stop('fast')
      await seconds(dice, 5, 30)
      await cluster.start()
    }),
  },
  {
    name: 'functions and triggers are replaced',
    weight: 1,
    inject: withServer(async ({ rig }) => {
      await rig.db.query(`update pipeline_private.applied_logic set hash = 'of an older program'`)
      await migrate(rig.url, { purpose: 'production' })
    }),
  },
  {
    name: 'somebody forgets a transaction that holds leads',
    weight: 2,
    inject: withServer(async ({ rig }, dice) => {
      const forgetful = new pg.Client({ connectionString: rig.url })
      forgetful.on('error', () => {})
      await forgetful.connect()
      await forgetful.query('begin')
      await forgetful.query('select from pipeline.vendor_leads order by random() limit 20 for update')
      await seconds(dice, 1, 8)
      await forgetful.end()
    }),
  },
  { name: 'the carrier takes texts and never says so', weight: 2, inject: carrierTurns('withhold') },
  { name: 'the carrier takes texts and breaks the line', weight: 2, inject: carrierTurns('cut') },
  { name: 'the carrier is slow', weight: 1, inject: carrierTurns('slow') },
  { name: 'the carrier is busy', weight: 1, inject: carrierTurns('busy') },
  { name: 'the carrier is down', weight: 1, inject: carrierTurns('down') },
  { name: 'agents never answer', weight: 2, inject: agentsTurn('hang') },
  { name: 'agents fail', weight: 1, inject: agentsTurn('fail') },
  { name: 'agents answer rubbish', weight: 1, inject: agentsTurn('garbage') },
  { name: 'an agent takes its worker down', weight: 2, inject: nextAgentIs('exit') },
  { name: 'something fails in a worker with nobody waiting', weight: 2, inject: nextAgentIs('reject') },
  {
    name: 'the database is read-only for a while',
    isLong: true,
    weight: 2,
    inject: withServer(async (world, dice) => {
      await setReadOnly(world.rig.db, true)
      await seconds(dice, 2, 20)
      await setReadOnly(world.rig.db, false)
    }),
  },
  {
    name: 'a black hole swallows every line',
    isLong: true,
    weight: 2,
    async inject({ proxy }, dice) {
      proxy.swallow()
      await seconds(dice, 5, 90)
      proxy.release()
    },
  },
  { name: 'an agent keeps its worker’s thread', isLong: true, weight: 1, inject: nextAgentIs('block') },
  { name: 'an agent heeds no signal', weight: 1, inject: nextAgentIs('deaf') },
]

export interface Injected {
  atMs: number
  hand: number
  name: string
  /** Why it could not be injected, when the world was too broken for it. */
  refused?: string
}

export interface Breaking {
  seed: number
  hand: number
  signal: AbortSignal
  onInjected?: (injected: Injected) => void
  /** Which faults; all without. */
  choose?: (fault: Fault) => boolean
}

/**
 * One hand of the mix: one fault after the other, until told to stop. What it does in which order, and for how long,
 * comes from the seed alone; only the moment within the work depends on the machine.
 */
export async function breakThings(
  world: BreakableWorld,
  { seed, hand, signal, onInjected, choose = () => true }: Breaking,
): Promise<void> {
  const beganAt = Date.now()
  for (let turn = 1; !signal.aborted; turn += 1) {
    const dice = diceOf(seed, `hand ${hand}, turn ${turn}`)
    await pause(dice.whole('rest', 500, 4_000))
    if (signal.aborted) return
    const fault = dice.weighted(
      'fault',
      faults.filter(choose).map((choice) => [choice, choice.weight] as const),
    )
    const injected: Injected = { atMs: Date.now() - beganAt, hand, name: fault.name }
    try {
      await fault.inject(world, dice)
    } catch (error) {
      injected.refused = error instanceof Error ? error.message : String(error)
    }
    onInjected?.(injected)
  }
}

/** Everything that a fault may have left broken is whole again. */
export function heal({ rig, proxy, keeper }: BreakableWorld): void {
  proxy.release()
  rig.carrier.mode = 'accept'
  rig.agents.mode = () => 'answer'
  for (const worker of keeper.workers()) worker.signal('SIGCONT')
}
