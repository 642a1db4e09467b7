import { Command, InvalidArgumentError, Option } from 'commander'
import { painter, print } from '../../src/cli/output/terminal.ts'
import { type Corpus, textsOf } from '../corpora/labels.ts'
import { isMet, measuresOf } from './read/measures.ts'
import { missesPage, page } from './read/page.ts'
import { kindsOf, leastMacroF1, macroF1 } from './read/reply_kinds.ts'
import { readThroughTheReaders } from './read/through_the_readers.ts'

interface Flags {
  corpus: Corpus
  misses?: number
}

const program = new Command('npm run eval --').description('say how well vendors are understood')

program
  .command('read')
  .description('read every labelled text of a corpus as the product does, and compare with its labels')
  .addOption(new Option('--corpus <name>', 'which texts').choices(['open', 'sealed']).default('open'))
  .option(
    '--misses <n>',
    'also show up to n misread texts of each kind; not of the sealed corpus',
    wholeNumber,
  )
  .addHelpText(
    'after',
    `
The database of its own hears pleas and cues for care, the built-in agent reads what passes. Takes about a minute.
docs/how-texts-are-read.md says what each row means. Exit code: 0 when every target is met, else 1.`,
  )
  .action(read)

function wholeNumber(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('A whole number, please.')
  return Number(text)
}

async function read({ corpus, misses: most }: Flags): Promise<void> {
  if (corpus === 'sealed' && most !== undefined)
    throw new Error('The sealed corpus judges: its texts are not shown. Use --corpus open.')
  const readings = await readThroughTheReaders(textsOf(corpus))
  const kinds = kindsOf(readings)
  const measures = measuresOf(readings)
  print([`${readings.length} texts of the ${corpus} corpus`, '', ...page(kinds, measures, painter())])
  if (most !== undefined) {
    const misread = readings
      .filter(({ label, reply }) => label.reply !== reply)
      .map((reading) => ({ reading, why: reading.reply }))
    const replies = { title: 'kinds of replies', hits: 0, of: 0, misses: misread }
    print(missesPage([...measures, replies], most))
  }
  process.exitCode = macroF1(kinds) >= leastMacroF1 && measures.every(isMet) ? 0 : 1
}

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
