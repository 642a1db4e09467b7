import { CloseButton, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { usePageKeys } from '../../keys/usePageKeys.ts'

const afterMs = 250

/** One box for name, phone, postcode, address and reference; it searches while one writes. `/` goes there. */
export function SearchBox({ words, onChange }: { words: string; onChange: (words: string) => void }) {
  const [text, setText] = useState(words)
  const box = useRef<HTMLInputElement>(null)
  const latest = useRef(onChange)
  usePageKeys({ '/': () => box.current?.focus() })
  useEffect(() => {
    latest.current = onChange
  })
  useEffect(() => setText(words), [words])
  useEffect(() => {
    if (text === words) return undefined
    const timer = setTimeout(() => latest.current(text), afterMs)
    return () => clearTimeout(timer)
  }, [text, words])

  return (
    <TextInput
      ref={box}
      size="xs"
      w={220}
      aria-label="Search leads"
      placeholder="Name, phone, postcode …"
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      rightSection={
        text !== '' && <CloseButton size="xs" aria-label="Search for nothing" onClick={() => setText('')} />
      }
    />
  )
}
