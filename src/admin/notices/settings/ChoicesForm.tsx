import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useMutation } from 'urql'
import { ChooseNotices, type NoticeChoiceFactsFragment } from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'
import { ErrorText } from '../../look/ErrorText.tsx'
import classes from '../Notices.module.css'
import { setPopUpChoices } from '../pop_up.ts'
import { Causes } from './Causes.tsx'
import { draftOf, inputOf, toggled } from './draft.ts'
import { EmailWay } from './EmailWay.tsx'
import { Hours } from './Hours.tsx'
import { SlackWay } from './SlackWay.tsx'

/** All choices, saved together. */
export function ChoicesForm({ choices: given }: { choices: NoticeChoiceFactsFragment }) {
  const [choices, setChoices] = useState(given)
  const [draft, setDraft] = useState(() => draftOf(given))
  const [isSaved, setSaved] = useState(false)
  const [{ fetching, error }, choose] = useMutation(ChooseNotices)

  function change(next: Partial<typeof draft>) {
    setDraft({ ...draft, ...next })
    setSaved(false)
  }

  async function save(clearSlack = false) {
    const input = inputOf(draft, choices)
    const clear = [...(input.clear ?? []), ...(clearSlack ? ['slack_webhook'] : [])]
    const { data } = await choose({ input: { ...input, clear } })
    const saved = data?.chooseNotices?.result
    if (saved == null) return
    setPopUpChoices(saved.popupCauses)
    setChoices(saved)
    setDraft(draftOf(saved))
    setSaved(true)
  }

  const isChanged =
    JSON.stringify(inputOf(draft, choices)) !== JSON.stringify(inputOf(draftOf(choices), choices))
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <section className={classes.panel} aria-label="What and how">
        <Causes
          draft={draft}
          onToggle={(way, cause) => {
            setDraft(toggled(draft, way, cause))
            setSaved(false)
          }}
        />
      </section>
      <section className={classes.panel} aria-label="Where to">
        <EmailWay draft={draft} choices={choices} isChanged={isChanged} onChange={change} />
        <SlackWay
          draft={draft}
          choices={choices}
          isChanged={isChanged}
          onChange={change}
          onRemove={() => void save(true)}
        />
      </section>
      <section className={classes.panel} aria-label="When">
        <Hours draft={draft} onChange={change} />
      </section>
      {error && <ErrorText mt="md">{refusalInWords(error)}</ErrorText>}
      <Group mt="md" gap="md">
        <Button type="submit" disabled={!isChanged} loading={fetching}>
          Save
        </Button>
        <Text role="status" size="sm" c="dimmed">
          {isSaved ? 'Saved.' : isChanged ? 'Not saved yet.' : ''}
        </Text>
      </Group>
    </form>
  )
}
