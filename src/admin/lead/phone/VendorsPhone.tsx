import { Button, CloseButton, Group, NativeSelect, Textarea } from '@mantine/core'
import { type FormEvent, useLayoutEffect, useRef, useState } from 'react'
import { ErrorText } from '../../look/ErrorText.tsx'
import growing from '../../look/Growing.module.css'
import { post } from '../../session/post.ts'
import { hourInWords, inOrder } from '../state/in_order.ts'
import { type TextRow, useSheet } from '../state/sheet.ts'
import classes from './VendorsPhone.module.css'

/** What a vendor holds in their hand: what has reached them and what they wrote. */
const isOnPhone = ({ direction, status }: TextRow) =>
  direction === 'inbound' || status === 'sent' || status === 'delivered'

/** The vendor's phone, in a simulation: whoever holds it answers as the vendor. */
export function VendorsPhone({ onClose }: { onClose: () => void }) {
  const { lead, explained, readAgain } = useSheet()
  const texts = inOrder(lead.messages.nodes.filter(isOnPhone))
  const numbers = [lead.vendorPhone, ...explained.otherPhones.map(({ phone }) => phone)]
  const [from, setFrom] = useState(lead.vendorPhone)
  const [body, setBody] = useState('')
  const [problem, setProblem] = useState<string>()
  const id = useRef(crypto.randomUUID())
  const list = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new text is what to follow
  useLayoutEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight })
  }, [texts.length])

  async function send(event: FormEvent) {
    event.preventDefault()
    const words = body
    setBody('')
    // By the simulated carrier's own door, as every text of a vendor comes in.
    const why = await post('/webhooks/simulated', { from, body: words, id: id.current })
    setProblem(why)
    if (why !== undefined) return setBody(words)
    id.current = crypto.randomUUID()
    await readAgain()
  }

  return (
    <section className={classes.phone} aria-labelledby="phone-title">
      <Group justify="space-between">
        <h3 id="phone-title" className={classes.title}>
          The vendor’s phone
        </h3>
        <CloseButton size="sm" aria-label="Put the vendor’s phone down" onClick={onClose} />
      </Group>
      {numbers.length > 1 && (
        <NativeSelect
          size="xs"
          aria-label="Which phone"
          value={from}
          data={numbers}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled by the keys */}
      <div ref={list} className={classes.screen} role="log" aria-label="On the vendor’s phone" tabIndex={0}>
        {texts.length === 0 && <p className={classes.empty}>Nothing has reached it yet.</p>}
        {texts.map(({ id: textId, direction, body: words, sentAt, createdAt }) => (
          <div key={textId} className={classes.text} data-side={direction === 'inbound' ? 'own' : 'ours'}>
            {words}
            <span className={classes.hour}>{hourInWords(sentAt ?? createdAt)}</span>
          </div>
        ))}
      </div>
      <form className={classes.form} onSubmit={send}>
        <Textarea
          id="vendor-says"
          aria-label="Answer as the vendor"
          placeholder="Answer as the vendor"
          rows={1}
          classNames={{ input: growing.field }}
          maxLength={1600}
          value={body}
          onChange={(event) => setBody(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey) return
            event.preventDefault()
            event.currentTarget.form?.requestSubmit()
          }}
        />
        <Button type="submit" size="compact-sm" disabled={body.trim() === ''}>
          Send as the vendor
        </Button>
      </form>
      <ErrorText size="xs">{problem}</ErrorText>
    </section>
  )
}
