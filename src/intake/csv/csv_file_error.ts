/** The file cannot be opened, or not be read as CSV from some row on. */
export class CsvFileError extends Error {
  override name = 'CsvFileError'
}
