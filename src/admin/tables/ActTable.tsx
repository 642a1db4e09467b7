import { type ReactNode, useState } from 'react'
import { SmallButton } from '../look/SmallButton.tsx'
import { DataTable, type TableProps } from './DataTable.tsx'

interface Props<Row> extends Omit<TableProps<Row>, 'acts'> {
  /** Whether whoever looks may do it. */
  mayAct: boolean
  /** With which rows it can be done, when not with all. */
  isFor?: (row: Row) => boolean
  /** What can be done with a row, on its button. */
  act: string
  /** What is spoken of it, so that the buttons differ. */
  actOn?: (row: Row) => string
  dialog: (row: Row, close: () => void) => ReactNode
}

/** A list with one thing that can be done with each row, after a dialog has asked for what that needs. */
export function ActTable<Row>({ mayAct, isFor, act, actOn, dialog, ...table }: Props<Row>) {
  const [chosen, choose] = useState<Row>()
  const acts = (row: Row) =>
    isFor?.(row) !== false && (
      <SmallButton aria-label={actOn?.(row)} onClick={() => choose(row)}>
        {act}
      </SmallButton>
    )
  return (
    <>
      <DataTable {...table} acts={mayAct ? acts : undefined} />
      {chosen !== undefined && dialog(chosen, () => choose(undefined))}
    </>
  )
}
