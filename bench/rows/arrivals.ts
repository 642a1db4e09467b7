import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectFile } from '../../src/project_file.ts'
import { type Measure, shown } from '../measure.ts'
import type { Bench, Row } from '../row.ts'
import type { BenchDatabase } from '../server.ts'

export const arrivals: Row = {
  number: 8,
  title: 'A hundred thousand leads arrive, from a CSV file and in one statement',
  async measure(bench) {
    const count = bench.isQuick ? 20_000 : 100_000
    return [...(await fromFile(bench, count)), await inOneStatement(bench, count)]
  },
}

/** What `leads import` takes for a file, and the most memory that it holds with a fifth of the rows and with all. */
async function fromFile({ server, say }: Bench, count: number): Promise<Measure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'pipeline-bench-'))
  try {
    const few = await imported(await server.database('arrivals'), folder, count / 5)
    say(`${(count / 5).toLocaleString('en-GB')} rows in ${shown(few.seconds)} s`)
    const all = await imported(await server.database('arrivals'), folder, count)
    say(`${count.toLocaleString('en-GB')} rows in ${shown(all.seconds)} s`)
    return [
      {
        row: 8,
        what: `${count.toLocaleString('en-GB')} rows of a CSV file`,
        measured: all.seconds,
        unit: 's',
        target: { is: 'under', value: (15 * count) / 100_000 },
        beside: `${shown(count / all.seconds)} leads/s`,
      },
      ...(few.megabytes === null || all.megabytes === null
        ? []
        : [
            {
              row: 8,
              what: '  memory of the import, × that for a fifth of the rows',
              measured: all.megabytes / few.megabytes,
              unit: '×',
              target: { is: 'under', value: 1.25 } as const,
              beside: `${shown(all.megabytes)} MB`,
            },
          ]),
    ]
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function imported(database: BenchDatabase, folder: string, count: number) {
  const file = join(folder, `${count}.csv`)
  const lines = Array.from(
    { length: count },
    (_, n) =>
      `L${n},Vendor ${n},07700${String(n).padStart(6, '0')},${n} Oak Road,BS6 5QA,${100_000 + n},${n % 7}`,
  )
  await writeFile(
    file,
    ['reference,name,phone,address,postcode,asking price,bedrooms', ...lines, ''].join('\n'),
  )
  const startedAt = performance.now()
  const child = spawn(process.execPath, [projectFile('src/cli/main.ts'), 'leads', 'import', file], {
    env: { ...process.env, DATABASE_URL: database.url },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  let megabytes: number | null = null
  const watch = setInterval(async () => {
    megabytes = (await mostMemoryOf(child.pid ?? 0)) ?? megabytes
  }, 100)
  const [code] = await once(child, 'exit')
  clearInterval(watch)
  if (code !== 0) throw new Error(`the import ended with ${code}`)
  const seconds = (performance.now() - startedAt) / 1000
  await database.drop()
  return { seconds, megabytes }
}

/** Megabytes, from Linux's /proc; null where there is none. */
async function mostMemoryOf(pid: number): Promise<number | null> {
  try {
    const peak = /VmHWM:\s+(\d+) kB/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]
    return peak === undefined ? null : Number(peak) / 1024
  } catch {
    return null
  }
}

async function inOneStatement({ server, say }: Bench, count: number): Promise<Measure> {
  const database = await server.database('arrivals')
  const startedAt = performance.now()
  await database.client.query(
    `insert into pipeline.vendor_leads (vendor_name, vendor_phone, property_address, property_postcode, asking_price)
     select 'Jo Smith', '+447700' || lpad(n::text, 6, '0'), n || ' Oak Road, Bristol', 'BS6 5QA', 185000
     from generate_series(1, $1::integer) as n`,
    [count],
  )
  const seconds = (performance.now() - startedAt) / 1000
  await database.drop()
  say(`${count.toLocaleString('en-GB')} in one statement in ${shown(seconds)} s`)
  return {
    row: 8,
    what: `${count.toLocaleString('en-GB')} leads in one INSERT`,
    measured: seconds,
    unit: 's',
    target: null,
    beside: `${shown(count / seconds)} leads/s`,
  }
}
