import { Button, Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { saveCsv } from '../csv/save_csv.ts'
import classes from './DataTable.module.css'

export interface Column<Row> {
  title: string
  /** What stands in the file; on the page, too, when nothing else is shown. */
  value: (row: Row) => string | number | null | undefined
  show?: (row: Row) => ReactNode
  /** What stands over it, when that is more than the title. */
  head?: ReactNode
  isNumber?: boolean
}

interface Props<Row> {
  /** What it lists; also the name of the file. */
  title: string
  rows: readonly Row[] | undefined
  columns: readonly Column<Row>[]
  keyOf: (row: Row) => string
  /** What can be done with a row. */
  acts?: (row: Row) => ReactNode
  /** What can be done beside the list. */
  aside?: ReactNode
  empty: string
  problem?: string | undefined
  /** What is to be known of it. */
  says?: ReactNode
}

/** A list that fits any width, and goes into a file as it stands. */
export function DataTable<Row>(props: Props<Row>) {
  const { title, rows, columns, keyOf, acts, aside, empty, problem, says } = props
  const save = () =>
    saveCsv(title.toLowerCase().replaceAll(' ', '-'), [
      columns.map((column) => column.title),
      ...(rows ?? []).map((row) => columns.map(({ value }) => value(row))),
    ])
  return (
    <section className={classes.list} aria-label={title}>
      <Group justify="space-between" gap="sm" mb={6}>
        <h2 className={classes.title}>{title}</h2>
        <Group gap="xs">
          {aside}
          <Button size="xs" variant="default" disabled={!rows?.length} onClick={save}>
            CSV
          </Button>
        </Group>
      </Group>
      {says !== undefined && (
        <Text size="sm" c="dimmed" mb={6}>
          {says}
        </Text>
      )}
      {problem !== undefined && (
        <Text c="var(--mantine-color-error)" role="alert">
          {problem}
        </Text>
      )}
      {rows?.length === 0 && problem === undefined && <Text c="dimmed">{empty}</Text>}
      {rows !== undefined && rows.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than a phone is scrolled by keys, too
        <section className={classes.scroller} aria-label={`${title}, row by row`} tabIndex={0}>
          <table className={classes.table}>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column.title} scope="col" data-number={column.isNumber}>
                    {column.head ?? column.title}
                  </th>
                ))}
                {acts !== undefined && (
                  <th scope="col">
                    <span className={classes.unseen}>What can be done</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={keyOf(row)}>
                  {columns.map((column) => (
                    <td key={column.title} data-number={column.isNumber}>
                      {column.show?.(row) ?? column.value(row) ?? '–'}
                    </td>
                  ))}
                  {acts !== undefined && <td className={classes.acts}>{acts(row)}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  )
}
