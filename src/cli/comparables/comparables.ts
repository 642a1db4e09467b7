import type { Command } from 'commander'
import { addComparablesImport } from './import.ts'

export function addComparables(program: Command): void {
  const comparables = program.command('comparables').description('sold prices that offers are compared with')
  addComparablesImport(comparables)
}
