import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openCsv } from '../../../src/intake/csv/csv_file.ts'
import { CsvFileError } from '../../../src/intake/csv/csv_file_error.ts'
import { detectDelimiter } from '../../../src/intake/csv/delimiter.ts'
import { swallowedRows } from '../../../src/intake/csv/swallowed_rows.ts'

const file = test.extend('write', async ({ task: _ }, { onCleanup }) => {
  const directory = await mkdtemp(join(tmpdir(), 'csv-'))
  onCleanup(() => rm(directory, { recursive: true }))
  return async (content: string | Buffer) => {
    const path = join(directory, 'file.csv')
    await writeFile(path, content)
    return path
  }
})

async function rowsOf(path: string) {
  const csv = await openCsv(path)
  const rows = await Array.fromAsync(csv.rows)
  return { rows, cells: rows.map((row) => row.cells), legacyLines: csv.legacyLines() }
}

describe('the delimiter', () => {
  test.each([
    ['a,b,c\n', ','],
    ['a;b;c\n', ';'],
    ['a\tb\tc\n', '\t'],
    ['"a;b",c\n', ','],
    ['a;"b,c,d,e"\n1,2,3', ';'],
    ['sep=;\na;b,c,d\n', ';'],
    ['phone\n', ','],
    ['', ','],
  ])('of %j is %j', (start, delimiter) => {
    expect(detectDelimiter(start)).toBe(delimiter)
  })
})

describe('how much of the file lies behind a row', () => {
  file.for(['utf8', 'utf16le'] as const)(
    'is known while the next ones are read, in %s',
    async (encoding, { write }) => {
      const lines = Array.from({ length: 40_000 }, (_, row) => `Zoë ${row % 10},07700 900997\n`)
      const { rows } = await rowsOf(await write(Buffer.from(`\uFEFF${lines.join('')}`, encoding)))
      for (const [at, share] of [9_999, 19_999, 29_999].map((row) => [row, rows[row]?.share] as const)) {
        expect(share).toBeCloseTo((at + 1) / lines.length, 1)
      }
      expect(rows.at(-1)?.share).toBeCloseTo(1, 3)
    },
  )
})

describe('bytes', () => {
  file('with a byte order mark', async ({ write }) => {
    expect((await rowsOf(await write('\uFEFFa,b\n1,2\n'))).cells).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
  })

  file('that are not UTF-8 are Windows-1252, line by line', async ({ write }) => {
    const path = await write(
      Buffer.concat([Buffer.from('a\nZoë £1\n'), Buffer.from('Zo\xeb \xa31 \x80\n', 'latin1')]),
    )
    expect(await rowsOf(path)).toMatchObject({ cells: [['a'], ['Zoë £1'], ['Zoë £1 €']], legacyLines: 1 })
  })

  file.for(['utf16le', 'utf16be'] as const)('in %s without a mark', async (encoding, { write }) => {
    const bytes = Buffer.from('a\tb\r\nZoë\t2\r\n', 'utf16le')
    expect((await rowsOf(await write(encoding === 'utf16le' ? bytes : bytes.swap16()))).cells).toEqual([
      ['a', 'b'],
      ['Zoë', '2'],
    ])
  })

  file.for([
    ['PK\x03\x04', 'a spreadsheet or an archive'],
    ['\xd0\xcf\x11\xe0', 'an old spreadsheet'],
    ['\x1f\x8b', 'compressed'],
    ['%PDF-1.7', 'a PDF'],
  ])('that are no text are said to be: %s', async ([start, what], { write }) => {
    const reading = rowsOf(await write(Buffer.from(`${start}${'\x00\xff'.repeat(500)}`, 'latin1')))
    await expect(reading).rejects.toThrow(`file.csv is no CSV file but ${what}`)
  })

  file('of a line that never ends are not all kept', async ({ write }) => {
    const reading = rowsOf(await write(`${'x'.repeat(9_000_000)}\n`))
    await expect(reading).rejects.toThrow(CsvFileError)
  })

  file('in UTF-16', async ({ write }) => {
    expect((await rowsOf(await write(Buffer.from('\uFEFFa\tb\r\nZoë\t2\r\n', 'utf16le')))).cells).toEqual([
      ['a', 'b'],
      ['Zoë', '2'],
    ])
  })

  file('of a letter may be parted by the end of a chunk', async ({ write }) => {
    const line = `${'ë'.repeat(50_000)}\n`
    const { cells, legacyLines } = await rowsOf(await write(`x${line.repeat(12)}`))
    expect(cells.map(([cell]) => cell?.length)).toEqual([50_001, ...Array(11).fill(50_000)])
    expect(legacyLines).toBe(0)
  })
})

describe('rows', () => {
  file('are numbered as in a spreadsheet, empty ones count', async ({ write }) => {
    const { rows } = await rowsOf(await write('a,b\n\n1,"x\ny"\n , \n2,z'))
    expect(rows.map(({ number, cells }) => [number, cells[0]])).toEqual([
      [1, 'a'],
      [3, '1'],
      [5, '2'],
    ])
  })

  file('end in any way, even in one file', async ({ write }) => {
    const { cells } = await rowsOf(await write('a,b\r\n1,2\n3,4\r5,6'))
    expect(cells).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ])
  })

  file('keep stray quotes', async ({ write }) => {
    const { cells } = await rowsOf(await write('a,b\n12" pipe,"say ""hi"""\n1, "x, y" \n'))
    expect(cells.slice(1)).toEqual([
      ['12" pipe', 'say "hi"'],
      ['1', 'x, y'],
    ])
  })

  file('with a quote that is never closed end the reading, and the row is named', async ({ write }) => {
    const path = await write('a,b\n1,2\n3,"4\n5,6\n')
    await expect(rowsOf(path)).rejects.toThrow(CsvFileError)
    await expect(rowsOf(path)).rejects.toThrow('Row 3')
  })

  file('are none in an empty file', async ({ write }) => {
    expect((await rowsOf(await write(''))).cells).toEqual([])
  })
})

test('a file that is not there is an error of the file', async () => {
  await expect(openCsv('/nowhere/leads.csv')).rejects.toThrow(CsvFileError)
})

describe('rows drawn into one cell by an open quote', () => {
  test('are counted', () => {
    expect(swallowedRows(['1', 'x\n2,a,b,c\n3,a,b,c\n4'], ',', 4)).toBe(2)
  })

  test('are not seen in a note of several lines', () => {
    expect(swallowedRows(['1', 'call after five,\nor on Monday, please', 'b', 'c'], ',', 4)).toBe(0)
  })
})
