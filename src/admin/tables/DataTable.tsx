import { Anchor, Button, Group, Skeleton, Text, VisuallyHidden } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { saveCsv } from '../csv/save_csv.ts'
import { ErrorText } from '../look/ErrorText.tsx'
import { When } from '../time/When.tsx'
import classes from './DataTable.module.css'
import { RealTime } from './RealTime.tsx'

export interface Column<Row> {
  title: string
  /** What stands in the file; on the page, too, when nothing else is shown. */
  value: (row: Row) => string | number | null | undefined
  show?: (row: Row) => ReactNode
  /** Of a moment: whether it is told by the clock of the business, or by the real one, which the machinery goes by. */
  clock?: 'business' | 'real'
  /** To the page of which lead it leads. */
  leadOf?: (row: Row) => string | null
  /** What stands over it, when that is more than the title. */
  head?: ReactNode
  isNumber?: boolean
}

export interface TableProps<Row> {
  /** What it lists; also the name of the file. */
  title: string
  rows: readonly Row[] | undefined
  columns: readonly Column<Row>[]
  keyOf: (row: Row) => string
  /** What can be done with a row. */
  acts?: ((row: Row) => ReactNode) | undefined
  /** What can be done beside the list. */
  aside?: ReactNode
  empty: string
  problem?: string | undefined
  /** What is to be known of it. */
  says?: ReactNode
}

/** A list that fits any width, and goes into a file as it stands. */
export function DataTable<Row>(props: TableProps<Row>) {
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
      {problem !== undefined && <ErrorText>{problem}</ErrorText>}
      {rows === undefined && problem === undefined && <Skeleton h={120} />}
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
                    <VisuallyHidden>What can be done</VisuallyHidden>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={keyOf(row)}>
                  {columns.map((column) => (
                    <td key={column.title} data-number={column.isNumber}>
                      {shownIn(row, column)}
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

/** What stands in a cell of the page. */
function shownIn<Row>(row: Row, { value, show, clock, leadOf }: Column<Row>): ReactNode {
  const its = value(row)
  if (clock !== undefined && its != null)
    return clock === 'real' ? <RealTime at={String(its)} /> : <When at={String(its)} />
  const words = show?.(row) ?? its ?? '–'
  const leadId = leadOf?.(row)
  if (leadId == null) return words
  return (
    <Anchor component={Link} href={`/leads/${leadId}`} size="sm">
      {words}
    </Anchor>
  )
}
