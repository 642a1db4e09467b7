import type { Dice } from '../../../../src/simulation/planning/dice.ts'
import { type OwnCluster, setReadOnly, terminateBackends } from '../../rig/servers/own_cluster.ts'
import type { OwnPair } from '../../rig/servers/own_pair.ts'
import { type Fault, seconds } from '../fault.ts'
import type { BreakableWorld } from '../world.ts'

/** One hand at a time works on the server: none stops what another is starting. */
const withCluster =
  (
    work: (world: BreakableWorld & { cluster: OwnCluster }, dice: Dice) => Promise<unknown>,
  ): Fault['inject'] =>
  (world, dice) =>
    world.serverWork(async () => {
      const { cluster } = world
      if (cluster !== undefined) await work({ ...world, cluster }, dice)
    })

const withPair =
  (work: (pair: OwnPair, dice: Dice) => Promise<unknown>): Fault['inject'] =>
  ({ pair, serverWork }, dice) =>
    serverWork(async () => {
      if (pair !== undefined) await work(pair, dice)
    })

const away = (from: number, to: number): Fault['inject'] =>
  withCluster(({ cluster, wounds }, dice) =>
    wounds.during(
      () => cluster.stop('fast'),
      () => cluster.start(),
      () => seconds(dice, from, to),
    ),
  )

export const faultsOfPostgres: readonly Fault[] = [
  {
    name: 'connections are terminated',
    weight: 4,
    inject: ({ rig, serverWork }, dice) =>
      serverWork(() =>
        terminateBackends(rig.db, dice.whole('times', 5, 60), () => dice.whole('rest', 5, 50)),
      ),
  },
  {
    name: 'PostgreSQL restarts',
    needs: 'cluster',
    weight: 2,
    inject: withCluster(({ cluster, wounds }) =>
      wounds.during(
        () => cluster.stop('fast'),
        () => cluster.start(),
        async () => {},
      ),
    ),
  },
  {
    name: 'PostgreSQL fails and starts again',
    needs: 'cluster',
    weight: 3,
    inject: withCluster(({ cluster, wounds }) =>
      wounds.during(
        () => cluster.stop('immediate'),
        () => cluster.start(),
        async () => {},
      ),
    ),
  },
  {
    name: 'PostgreSQL is away for a while',
    ...{ isLong: true, needs: 'cluster', weight: 1 },
    inject: away(5, 30),
  },
  {
    name: 'PostgreSQL is away for minutes',
    ...{ isLong: true, needs: 'cluster', weight: 0.3 },
    inject: away(60, 180),
  },
  {
    // Of a pair nobody would find it again to end it: what is looked for there is a server that takes writes.
    name: 'the database is read-only for a while',
    ...{ isLong: true, needs: 'cluster', weight: 2 },
    inject: ({ rig, serverWork, wounds }, dice) =>
      serverWork(() =>
        wounds.during(
          () => setReadOnly(rig.db, true),
          () => setReadOnly(rig.db, false),
          () => seconds(dice, 2, 20),
        ),
      ),
  },
  {
    name: 'the disk is full for a while',
    ...{ isLong: true, needs: 'disk', weight: 1.5 },
    inject: withCluster(async ({ cluster, disk, wounds }, dice) => {
      if (disk === undefined) return
      const makeRoom = async () => {
        await disk.makeRoom()
        await cluster.start() // without room for its log it ends
      }
      await wounds.during(disk.fill, makeRoom, () => seconds(dice, 3, 20))
    }),
  },
  {
    name: 'the primary dies and its standby takes over',
    ...{ isLong: true, needs: 'pair', weight: 4 },
    inject: withPair((pair, dice) =>
      pair.failOver().then(async () => {
        await seconds(dice, 0, 3)
        await pair.makeStandby()
      }),
    ),
  },
]
