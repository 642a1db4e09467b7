import type { BulkAct, BulkPreview } from '../../../db/work/bulk_acts.ts'
import { counted } from '../../counted.ts'
import { harmless } from '../output/terminal.ts'

/** What an act would do, as people read it. */
export function previewLines({ matched, doable, refused, reasons, sampleText }: BulkPreview): string[] {
  return [
    `${counted(matched, 'lead')}: it would be done to ${doable}${refused === 0 ? '.' : `, and refused for ${refused}:`}`,
    ...reasons.map(({ leadCount, why, code, examples }) => {
      const named = examples.filter((name) => name !== '').join(', ')
      return harmless(
        `  ${leadCount}  ${why}${code === null ? '' : ` (${code})`}${named === '' ? '' : `: ${named}`}`,
      )
    }),
    ...(sampleText === null ? [] : [harmless(`The first would be texted: ${sampleText}`)]),
  ]
}

/** How far an act is. */
export function actLine({ verb, status, matched, done, refused, undone }: BulkAct): string {
  const parts = [`${done} of ${matched} done`]
  if (refused > 0) parts.push(`${refused} refused`)
  if (undone > 0) parts.push(`${undone} taken back`)
  return `${verb}: ${status}, ${parts.join(', ')}.`
}
