import { execFile } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { projectFile } from '../../src/project_file.ts'

test('the stage of the image that builds the pages has all that they are built of', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pages-stage-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const [, stage = ''] = (await readFile(projectFile('Dockerfile'), 'utf8')).split(/^FROM .*(?= AS admin$)/m)
  const [steps = ''] = stage.split(/^FROM /m)
  for (const [, given = ''] of steps.matchAll(/^COPY (.+)$/gm)) {
    const sources = given.split(' ')
    const target = sources.pop() ?? ''
    for (const source of sources) {
      const name = target.endsWith('/') ? basename(source) : ''
      await cp(projectFile(source), join(folder, target, name), { recursive: true })
    }
  }
  await symlink(projectFile('node_modules'), join(folder, 'node_modules'))
  const [, build = ''] = /^RUN node (\S+)$/m.exec(steps) ?? []

  await promisify(execFile)(process.execPath, [build], { cwd: folder })

  expect(await readdir(join(folder, 'dist/admin'))).toEqual(expect.arrayContaining(['assets', 'index.html']))
})
