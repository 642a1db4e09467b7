import { access } from './access.ts'
import { pipeline } from './pipeline.ts'
import { reports } from './reports.ts'
import { texts } from './texts.ts'
import { vendors } from './vendors.ts'
import type { Vocabularies } from './vocabulary.ts'
import { work } from './work.ts'

/** All enums of the API by their names. */
export const vocabularies: Vocabularies = {
  ...pipeline,
  ...access,
  ...texts,
  ...vendors,
  ...work,
  ...reports,
}
