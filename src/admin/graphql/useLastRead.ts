import { useRef } from 'react'

/** What was read last for this question: a reading that fails has nothing, and whoever is at it goes on with what they see. */
export function useLastRead<Data>(read: Data | undefined, question = ''): Data | undefined {
  const last = useRef({ question, read })
  if (read !== undefined || last.current.question !== question) last.current = { question, read }
  return last.current.read
}
