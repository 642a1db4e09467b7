import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Browser, chromium } from 'playwright-core'
import project from '../../../package.json' with { type: 'json' }
import { projectFile } from '../../../src/project_file.ts'

const cache = projectFile('node_modules/.cache')
const unpacked = join(cache, `chromium-${project.devDependencies['@sparticuz/chromium']}`)

let running: Promise<Browser> | undefined

/** The browser that all stories of this process share; each opens pages of its own. It ends with the process. */
export function sharedBrowser(): Promise<Browser> {
  running ??= launch()
  return running
}

/** Chromium from npm, with the libraries and fonts that came with it: nothing of the machine's is needed. */
async function launch(): Promise<Browser> {
  if (!existsSync(unpacked)) await unpack()
  return chromium.launch({
    executablePath: join(unpacked, 'chromium'),
    // Nobody looks at the pictures: what has no graphics card is not to behave as one.
    args: [
      '--no-sandbox',
      '--no-zygote',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--font-render-hinting=none',
    ],
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(unpacked, 'al2023/lib'),
      FONTCONFIG_PATH: join(unpacked, 'fonts'),
    },
  })
}

/** Once for this checkout. The package unpacks into the folder for temporary files, and its libraries only where they are asked for so. */
async function unpack(): Promise<void> {
  await mkdir(cache, { recursive: true })
  const folder = await mkdtemp(`${unpacked}-`)
  const script = `import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())`
  await promisify(execFile)(process.execPath, ['--eval', script], {
    cwd: projectFile('.'),
    env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
  })
  await writeFile(join(folder, 'fonts/fonts.conf'), fontsOnlyFrom(join(unpacked, 'fonts')))
  // Another process may have been quicker.
  await rename(folder, unpacked).catch(() => rm(folder, { recursive: true }))
}

/** Its own file names folders of the service that the package was made for. */
const fontsOnlyFrom = (folder: string) =>
  `<fontconfig><dir>${folder}</dir><cachedir>${folder}-cache</cachedir></fontconfig>`
