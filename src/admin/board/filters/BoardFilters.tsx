import { Group, NativeSelect, SegmentedControl } from '@mantine/core'
import { useLocation, useSearch } from 'wouter'
import { withAnswer } from '../../address/with_answer.ts'
import { ChooseButton } from '../../bulk/choosing/ChooseButton.tsx'
import { orders, type Question } from '../state/question.ts'
import { BoardCsv } from './BoardCsv.tsx'
import classes from './Filters.module.css'
import { OwnerFilter } from './OwnerFilter.tsx'
import { SavedViews } from './SavedViews.tsx'
import { SearchBox } from './SearchBox.tsx'

/** Which leads are shown, and in which order; all of it is in the address, so that it can be sent and kept. */
export function BoardFilters({ sources, question }: { sources: readonly string[]; question: Question }) {
  const address = useSearch()
  const [, go] = useLocation()
  const given = new URLSearchParams(address)
  const { source = '', turn = '', orderBy } = question
  const order = Object.keys(orders).find((each) => orders[each]?.order === orderBy) ?? ''
  // A link may name a source that is gone: what is looked for is what is shown.
  const known = source === '' || sources.includes(source) ? sources : [...sources, source]
  const answer = (name: string, value: string) =>
    go(`?${withAnswer(address, name, value)}`, { replace: true })
  return (
    <Group component="search" aria-label="Filters" className={classes.filters}>
      <SearchBox words={given.get('search') ?? ''} onChange={(words) => answer('search', words)} />
      <OwnerFilter owner={given.get('owner') ?? ''} onChange={(owner) => answer('owner', owner)} />
      <SegmentedControl
        size="xs"
        aria-label="Whose turn it is"
        value={turn}
        onChange={(chosen) => answer('turn', chosen)}
        data={[
          { value: '', label: 'All' },
          { value: 'us', label: 'Our turn' },
          { value: 'vendor', label: 'Theirs' },
        ]}
      />
      <NativeSelect
        size="xs"
        aria-label="Source"
        value={source}
        onChange={(event) => answer('source', event.currentTarget.value)}
        data={[{ value: '', label: 'Every source' }, ...known.map((each) => ({ value: each, label: each }))]}
      />
      <NativeSelect
        size="xs"
        aria-label="Order"
        value={order}
        onChange={(event) =>
          answer('order', event.currentTarget.value === 'due' ? '' : event.currentTarget.value)
        }
        data={Object.entries(orders).map(([value, { label }]) => ({ value, label }))}
      />
      <ChooseButton />
      <SavedViews address={address} onOpen={(view) => go(view === '' ? '?' : `?${view}`)} />
      <BoardCsv question={question} />
    </Group>
  )
}
