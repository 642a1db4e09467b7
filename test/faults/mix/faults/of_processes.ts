import type { Program } from '../../rig/processes/program.ts'
import { type Fault, oneOf, seconds } from '../fault.ts'
import type { BreakableWorld } from '../world.ts'

type Which = (world: BreakableWorld) => Program[]

const workers: Which = (world) => world.workers.all()
const web: Which = (world) => world.web.all()

const signalOne =
  (which: Which, signal: NodeJS.Signals): Fault['inject'] =>
  async (world, dice) =>
    oneOf(which(world), dice)?.signal(signal)

const freezeOne =
  (which: Which): Fault['inject'] =>
  async (world, dice) => {
    const frozen = oneOf(which(world), dice)
    await world.wounds.during(
      () => frozen?.signal('SIGSTOP'),
      () => frozen?.signal('SIGCONT'),
      () => seconds(dice, 5, 75),
    )
  }

export const faultsOfProcesses: readonly Fault[] = [
  { name: 'a worker is killed', weight: 6, inject: signalOne(workers, 'SIGKILL') },
  { name: 'a worker is stopped', weight: 4, inject: signalOne(workers, 'SIGTERM') },
  {
    name: 'all workers are killed',
    weight: 2,
    async inject(world) {
      for (const worker of workers(world)) worker.signal('SIGKILL')
    },
  },
  { name: 'a worker is frozen and thawed', isLong: true, weight: 3, inject: freezeOne(workers) },
  { name: 'the web process is killed', weight: 2, inject: signalOne(web, 'SIGKILL') },
  { name: 'the web process is stopped', weight: 2, inject: signalOne(web, 'SIGTERM') },
  { name: 'the web process is frozen and thawed', isLong: true, weight: 2, inject: freezeOne(web) },
  {
    name: 'a subscriber stops reading for a while',
    weight: 2,
    async inject({ watchers, wounds }, dice) {
      let goOn = () => {}
      await wounds.during(
        () => {
          goOn = watchers.stopReading()
        },
        () => goOn(),
        () => seconds(dice, 1, 8),
      )
    },
  },
]
