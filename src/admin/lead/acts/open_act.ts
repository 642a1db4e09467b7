import { createContext, useContext } from 'react'
import type { OfferRow, TextRow } from '../state/sheet.ts'

/** What asks before it is done, each in a dialog of its own. */
export type OpenAct =
  | { name: 'hold' | 'move' | 'override' | 'undo' | 'opt out' | 'allow' | 'timer' }
  | { name: 'call' | 'plan call' | 'give up call' | 'offer' | 'deal' | 'reduce price' }
  | { name: 'correct offer' | 'withdraw offer'; offer: OfferRow }
  | { name: 'edit text' | 'withdraw text'; text: TextRow }

export const OpenActContext = createContext<(act: OpenAct | undefined) => void>(() => {})

/** Opens the dialog of an act. */
export const useOpenAct = () => useContext(OpenActContext)
