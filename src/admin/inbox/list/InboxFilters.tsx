import { Button, Checkbox, Group, NativeSelect, SegmentedControl, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useEffect, useRef, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { withAnswer } from '../../address/with_answer.ts'
import { usePageKeys } from '../../keys/usePageKeys.ts'
import type { Counts } from '../state/inbox_state.ts'
import { groupNames, groups } from '../state/kinds.ts'
import type { Question } from '../state/question.ts'
import { CsvButton } from './CsvButton.tsx'

interface Props {
  question: Question
  counts: Counts | null
  matching: number
  onBulk: (() => void) | undefined
}

/** Which questions are shown; all of it is in the address, so that it can be sent and kept. */
export function InboxFilters({ question, counts, matching, onBulk }: Props) {
  const address = useSearch()
  const [, go] = useLocation()
  const [words, setWords] = useState(question.search)
  const searchBox = useRef<HTMLInputElement>(null)
  useEffect(() => setWords(question.search), [question.search])

  const ask = (name: string, value: string) => {
    go(`?${withAnswer(withAnswer(address, 'item', ''), name, value)}`, { replace: true })
  }
  usePageKeys({
    '/': () => searchBox.current?.focus(),
    o: () => ask('who', question.who === 'mine' ? '' : 'mine'),
  })
  const search = useDebouncedCallback((value: string) => ask('search', value), 250)
  const told = (title: string, count: number | undefined) =>
    count === undefined ? title : `${title} (${count})`

  return (
    <Group component="search" aria-label="Filters" gap="sm">
      <TextInput
        ref={searchBox}
        size="xs"
        w={{ base: '100%', xs: 190 }}
        type="search"
        aria-label="Search by name, address or postcode"
        placeholder="Name, postcode …  ( / )"
        value={words}
        onChange={(event) => {
          setWords(event.currentTarget.value)
          search(event.currentTarget.value)
        }}
      />
      <NativeSelect
        size="xs"
        aria-label="Kind"
        value={question.areDrafts ? 'drafts' : (question.group ?? '')}
        onChange={(event) => ask('kind', event.currentTarget.value)}
        data={[
          { value: '', label: told('Every kind', counts?.all) },
          ...groupNames.map((name) => ({ value: name, label: told(groups[name], counts?.[name]) })),
          { value: 'drafts', label: told('Drafts', counts?.drafts) },
        ]}
      />
      <SegmentedControl
        size="xs"
        aria-label="Whose"
        title="Only mine, or all (o); No owner: about leads that nobody looks after"
        value={question.who}
        onChange={(who) => ask('who', who === 'all' ? '' : who)}
        data={[
          { value: 'all', label: 'All' },
          { value: 'mine', label: told('Mine', counts?.mine) },
          { value: 'nobody', label: told('Nobody’s', counts?.nobodys) },
          { value: 'unowned', label: 'No owner' },
        ]}
      />
      <Checkbox
        size="xs"
        label={told('Put off', counts?.snoozed)}
        checked={question.snoozed}
        onChange={(event) => ask('snoozed', event.currentTarget.checked ? '1' : '')}
      />
      <Group gap="xs" ml="auto">
        {onBulk && (
          <Button size="xs" variant="default" disabled={matching === 0} onClick={onBulk}>
            All {matching.toLocaleString('en-GB')} …
          </Button>
        )}
        {!question.areDrafts && <CsvButton question={question} isEmpty={matching === 0} />}
      </Group>
    </Group>
  )
}
