import { Popover, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { When } from '../../time/When.tsx'
import classes from './Facts.module.css'
import { whoToldIt } from './origin_words.ts'
import type { Origin } from './useOrigins.ts'

/** Where a fact came from: who wrote it, and the words or the row that it was read from. */
export function FactOrigin({ label, origin }: { label: string; origin: Origin }) {
  const [isOpen, setOpen] = useState(false)
  const { setAt, reason, words, actorKind } = origin
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      width={300}
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        <button
          type="button"
          className={classes.origin}
          aria-label={`Where ${label} came from`}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {words !== null && actorKind === 'agent' ? '“ ”' : 'i'}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={`Where ${label} came from`} tabIndex={-1}>
        <Stack gap="xs">
          <Text size="sm">
            {whoToldIt(origin)}, <When at={setAt} />
          </Text>
          {reason !== null && <Text size="sm">Why: {reason}</Text>}
          {words?.map((each) => (
            <blockquote key={each} className={classes.words} data-kind={actorKind}>
              {each}
            </blockquote>
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
