import { Command, InvalidArgumentError, Option } from 'commander'
import { painter, print } from '../../src/cli/output/terminal.ts'
import { type Corpus, textsOf } from '../corpora/labels.ts'
import { verdictsOf } from './personas/judge.ts'
import { playPersonas } from './personas/main.ts'
import { conversationPage, leastPassed, passed, personasPage } from './personas/page.ts'
import { isMet, measuresOf } from './read/measures.ts'
import { missesPage, page } from './read/page.ts'
import { kindsOf, leastMacroF1, macroF1 } from './read/reply_kinds.ts'
import { readThroughTheReaders } from './read/through_the_readers.ts'
import { smokePage } from './smoke/page.ts'
import { teach } from './smoke/teach.ts'
import { untaught } from './smoke/untaught.ts'
import { yesPage } from './smoke/yes_page.ts'

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
The smoke detector was taught with the open corpus: each text there is smelt by one that was taught without it and its like.
The database of its own hears pleas and cues for care, the built-in agent reads what passes. Takes five to ten minutes.
docs/how-texts-are-read.md says what each row means. Exit code: 0 when every target is met, else 1.`,
  )
  .action(read)

program
  .command('teach')
  .description('teach the smoke detector from the open corpus and its like, and write what it has learnt')
  .option('--check', 'write nothing; exit code 1 when what it would learn is not what is there')
  .action(async ({ check }: { check?: true }) => {
    const isSame = await teach(check === true)
    print(
      isSame
        ? 'The smoke detector is as it is taught.'
        : check
          ? 'It is not as it is taught.'
          : 'It has been taught.',
    )
    if (check && !isSame) process.exitCode = 1
  })

program
  .command('smoke')
  .description('say what each alarm of the smoke detector hears in texts that it was not taught')
  .action(() => print(smokePage()))

program
  .command('yeses')
  .description("say how many yeses of each hand are acted on at once, taught without that hand's")
  .action(() => print(yesPage()))

program
  .command('personas')
  .description(
    'play made-up vendors against the real pipeline, four times each, and judge them by the rows that are left',
  )
  .option('--seed <n>', 'another seed, other homes, times and slips', wholeNumber, 1)
  .option('--only <words>', 'only those whose name holds these words', '')
  .option('--model', 'with a local stand-in of a good language model beside the rules', false)
  .addOption(new Option('--show <which>', 'print conversations').choices(['failed', 'all']))
  .action(personas)

interface PersonasFlags {
  seed: number
  only: string
  model: boolean
  show?: string
}

async function personas({ seed, only, model, show }: PersonasFlags): Promise<void> {
  const verdicts = verdictsOf(await playPersonas(seed, only, model))
  const paint = painter()
  const shown = verdicts.flatMap(({ takes }) =>
    takes.filter(({ faults }) => show === 'all' || (show === 'failed' && faults.length > 0)),
  )
  print([...shown.flatMap((take) => conversationPage(take, paint)), '', ...personasPage(verdicts, paint)])
  process.exitCode = passed(verdicts) >= leastPassed ? 0 : 1
}

function wholeNumber(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('A whole number, please.')
  return Number(text)
}

async function read({ corpus, misses: most }: Flags): Promise<void> {
  if (corpus === 'sealed' && most !== undefined)
    throw new Error('The sealed corpus judges: its texts are not shown. Use --corpus open.')
  const readings = await readThroughTheReaders(textsOf(corpus), corpus === 'open' ? untaught() : undefined)
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
