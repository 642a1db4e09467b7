import { Group, Stack, Text } from '@mantine/core'
import { saveCsv } from '../../csv/save_csv.ts'
import { ErrorText } from '../../look/ErrorText.tsx'
import { SmallButton } from '../../look/SmallButton.tsx'
import type { BroughtFile, RowProblem } from './bring_file.ts'
import classes from './Imports.module.css'
import { countsInWords, rowsInWords } from './import_words.ts'

const mostShown = 200

interface Props {
  found: BroughtFile
  /** Of the file. */
  name: string
  isRehearsal: boolean
}

/** What became of the rows of a file, or would: how many, and which were refused and why. */
export function ImportFound({ found, name, isRehearsal }: Props) {
  const { summary, stopped, problems, ignoredColumns } = found
  return (
    <Stack gap="xs">
      {stopped !== undefined && (
        <ErrorText>
          It stopped: {stopped}.{' '}
          {!isRehearsal && 'What was taken stays; the same file once more goes on from there.'}
        </ErrorText>
      )}
      {summary !== null && (
        <div role="status">
          <Text fw={600}>
            {rowsInWords(summary.rows)} of {name}
          </Text>
          <dl className={classes.counts}>
            {countsInWords(summary, isRehearsal).map(([count, what]) => (
              <Count key={what} count={count} what={what} />
            ))}
          </dl>
        </div>
      )}
      {ignoredColumns.length > 0 && (
        <Text size="sm" c="dimmed">
          Columns that nobody knows: {ignoredColumns.join(', ')}
        </Text>
      )}
      {problems.length > 0 && <Problems problems={problems} name={name} />}
    </Stack>
  )
}

function Count({ count, what }: { count: number; what: string }) {
  return (
    <>
      <dt>{count.toLocaleString('en-GB')}</dt>
      <dd>{what}</dd>
    </>
  )
}

const severities = { error: 'left out', warning: 'without this', read: 'read as', skipped: 'skipped' }

function Problems({ problems, name }: { problems: readonly RowProblem[]; name: string }) {
  const save = () =>
    saveCsv(`${name.replace(/\.\w+$/, '')}-problems`, [
      ['row', 'severity', 'column', 'value', 'problem'],
      ...problems.map(({ row, severity, column, value, problem }) => [row, severity, column, value, problem]),
    ])
  return (
    <>
      <Group justify="space-between">
        <Text size="sm" fw={600}>
          Row by row{problems.length > mostShown && `: the first ${mostShown}`}
        </Text>
        <SmallButton onClick={save}>CSV</SmallButton>
      </Group>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled by keys, too */}
      <ul className={classes.problems} tabIndex={0} aria-label="Row by row">
        {problems.slice(0, mostShown).map(({ row, severity, column, value, problem }) => (
          <li key={`${row} ${column} ${problem}`}>
            Row {row}, {severities[severity]}
            {column !== '' && `: ${column}`}
            {value !== '' && ` “${value}”`}: {problem}
          </li>
        ))}
      </ul>
    </>
  )
}
