import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { SturdyClient } from '../../../../db/connection/client.ts'
import { migrate } from '../../../../db/migrate/migrate.ts'
import { importLeads } from '../../../../src/intake/leads/import_leads.ts'
import type { Dice } from '../../../../src/simulation/planning/dice.ts'
import { type Fault, seconds } from '../fault.ts'
import type { BreakableWorld } from '../world.ts'

/** Somebody's transaction in psql, left open. */
async function leaveOpen(
  { rig, wounds }: BreakableWorld,
  statement: string,
  whileOpen: () => Promise<unknown>,
): Promise<void> {
  const forgetful = new SturdyClient({ connectionString: rig.url, application_name: 'psql' })
  const end = () => forgetful.end()
  await wounds.during(
    async () => {
      await forgetful.connect()
      await forgetful.query('begin')
      await forgetful.query(statement)
    },
    () => Promise.race([end(), pause(2_000)]),
    whileOpen,
  )
}

const someLeads = (count: number) =>
  `select from pipeline.vendor_leads order by random() limit ${count} for update`

const migrateAnew = ({ rig, wounds }: BreakableWorld) =>
  wounds.during(
    () => rig.db.query(`update pipeline_private.applied_logic set hash = 'of an older program'`),
    () => migrate(rig.url, { purpose: 'production' }),
    async () => {},
  )

/** A file of new leads, given again until all of it is in. */
async function importFile({ rig }: BreakableWorld, rows: number): Promise<void> {
  const [first, ...phones] = rig.load.newPhones(rows + 1)
  const path = join(tmpdir(), `${first?.slice(1)}-${process.pid}.csv`)
  const head = 'phone,name,address,postcode,asking price,type,bedrooms,condition'
  const lines = phones.map(
    (phone) => `${phone},Vendor,"14 Oak Road, Bristol",BS6 5QA,185000,semi_detached,3,fair`,
  )
  await writeFile(path, [head, ...lines].join('\n'))
  const listener = { onStart: async () => {}, onProblems: async () => {}, onProgress: () => {} }
  const options = {
    ...({ file: path, source: 'import', batchSize: 100, onDuplicate: 'skip', isRehearsal: false } as const),
    consent: { wording: null, date: null, today: '2099-12-31' },
  }
  await rig.load.persist(async () => {
    const connection = await rig.doors.office.connect()
    try {
      await importLeads([connection], options, listener)
      connection.release()
    } catch (error) {
      connection.release(true)
      throw error instanceof Error && error.cause !== undefined ? error.cause : error
    }
  })
  await rm(path)
}

const slowly =
  (from: number, to: number): Fault['inject'] =>
  ({ rig, wounds }, dice) =>
    wounds.during(
      () => rig.db.query('update pipeline.settings set texts_per_minute = 60'),
      () => rig.db.query('update pipeline.settings set texts_per_minute = null'),
      () => seconds(dice, from, to),
    )

const alone =
  (work: (world: BreakableWorld, dice: Dice) => Promise<unknown>): Fault['inject'] =>
  (world, dice) =>
    world.serverWork(() => work(world, dice))

export const faultsOfPeople: readonly Fault[] = [
  {
    name: 'somebody forgets a transaction that holds leads',
    weight: 2,
    inject: (world, dice) => leaveOpen(world, someLeads(40), () => seconds(dice, 1, 8)),
  },
  {
    name: 'somebody holds many leads for minutes',
    isLong: true,
    weight: 1,
    inject: (world, dice) => leaveOpen(world, someLeads(150), () => seconds(dice, 30, 150)),
  },
  { name: 'functions and triggers are replaced', weight: 1, inject: alone(migrateAnew) },
  {
    name: 'functions and triggers are replaced beside somebody who reads',
    weight: 1,
    inject: alone(async (world, dice) => {
      let migrating: Promise<void> | undefined
      await leaveOpen(
        world,
        'select from pipeline.vendor_leads, pipeline.lead_messages limit 1',
        async () => {
          migrating = migrateAnew(world)
          migrating.catch(() => {}) // awaited once the reader is gone
          await seconds(dice, 1, 6)
        },
      )
      await migrating
    }),
  },
  {
    name: 'many leads come in one statement',
    weight: 1,
    inject: ({ rig }, dice) => rig.load.arrive(dice.whole('leads', 50, 200)),
  },
  {
    name: 'a file of leads is imported',
    weight: 1,
    inject: (world, dice) => importFile(world, dice.whole('leads', 20, 200)),
  },
  { name: 'texts may leave only slowly', weight: 1, inject: slowly(2, 10) },
]
