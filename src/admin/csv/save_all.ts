import { notice } from '../look/notices.ts'
import { type Rows, saveCsv } from './save_csv.ts'

/** Reads a table to its end and hands it over as a file; of one that cannot be read there is none, and why is told. */
export async function saveAll(name: string, read: () => Promise<Rows>): Promise<void> {
  try {
    saveCsv(name, await read())
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    notice({ color: 'red.8', title: 'No file was made', message })
  }
}
