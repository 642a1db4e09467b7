import { createContext, useContext } from 'react'
import type { FlagRow, NoteRow, OfferRow, RightRow, TextRow } from './sheet.ts'

/** What asks before it is done, each in a dialog of its own. */
export type OpenAct =
  | { name: 'hold' | 'move' | 'override' | 'undo' | 'opt out' | 'allow' | 'timer' | 'run agent' }
  | { name: 'archive' | 'unarchive' | 'reactivate' | 'merge' | 'phones' | 'suppress' | 'valuation' }
  | { name: 'call' | 'plan call' | 'give up call' | 'offer' | 'deal' | 'edit deal' | 'reduce price' }
  | { name: 'saved replies' | 'consent' | 'flag' | 'log right' }
  | { name: 'withdraw flag'; flag: FlagRow }
  | { name: 'settle right' | 'extend right'; right: RightRow }
  | { name: 'correct note'; note: NoteRow }
  | { name: 'correct offer' | 'withdraw offer'; offer: OfferRow }
  | { name: 'edit text' | 'withdraw text'; text: TextRow }

export const OpenActContext = createContext<(act: OpenAct | undefined) => void>(() => {})

/** Opens the dialog of an act. */
export const useOpenAct = () => useContext(OpenActContext)
