import { Stack, Text } from '@mantine/core'
import type { BulkPreviewFactsFragment } from '../../graphql/documents.ts'
import { withStageTitles } from '../../stages/stage_titles.ts'
import classes from '../Bulk.module.css'
import { howManyInWords } from '../state/verbs.ts'
import type { Preview } from './useBulkPreview.ts'

interface Props extends Preview {
  areItems?: boolean
  isUndo?: boolean
}

/** To how many leads, or questions, it would be done, and why not to the others. */
export function BulkPreview({ found, problem, lacks, areItems = false, isUndo = false }: Props) {
  return (
    <Stack gap="xs" mih={110}>
      <Text role="status" fw={600} c={`var(--mantine-color-${problem === undefined ? 'text' : 'error'})`}>
        {problem ??
          lacks ??
          (found === undefined ? 'Looking what would become of them …' : inWords(found, areItems, isUndo))}
      </Text>
      {found?.sampleText != null && <Text size="sm">The first would read: “{found.sampleText}”</Text>}
      {found !== undefined && found.reasons.length > 0 && <Reasons reasons={found.reasons} />}
    </Stack>
  )
}

function inWords(
  { matched, doable, refused }: BulkPreviewFactsFragment,
  areItems: boolean,
  isUndo: boolean,
): string {
  const many = (count: number) => howManyInWords(count, areItems)
  if (matched === 0) return areItems ? 'Nothing matches.' : 'No lead matches.'
  const rest = refused === 0 ? '' : isUndo ? `; ${many(refused)} left alone:` : `; ${many(refused)} refused:`
  return `${isUndo ? 'To be taken back for' : 'To be done to'} ${doable.toLocaleString('en-GB')} of ${many(matched)}${rest || '.'}`
}

function Reasons({ reasons }: { reasons: BulkPreviewFactsFragment['reasons'] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled by keys
    <ul className={classes.reasons} tabIndex={0} aria-label="Why not">
      {reasons.map(({ why, leadCount, examples }) => (
        <li key={why}>
          <b>{leadCount.toLocaleString('en-GB')}</b>
          <div>
            {withStageTitles(why)}
            {examples.some((name) => name !== '') && (
              <Text size="xs" c="dimmed">
                {examples.filter((name) => name !== '').join(', ')}
                {leadCount > examples.length && ' …'}
              </Text>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
