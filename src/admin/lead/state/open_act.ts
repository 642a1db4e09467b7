import { createContext, useContext } from 'react'
import type { FlagRow, NoteRow, OfferRow, RightRow, TextRow } from './sheet.ts'

/** With the lead as a whole, each in a dialog of its own. */
export type ActOfLead =
  | ('hold' | 'move' | 'override' | 'undo' | 'timer' | 'run agent' | 'merge' | 'phones' | 'suppress')
  | ('valuation' | 'call' | 'plan call' | 'offer' | 'deal' | 'edit deal' | 'reduce price')
  | ('saved replies' | 'consent' | 'flag' | 'log right')

/** What asks for nothing but why. */
export type ReasonAct =
  | { name: 'opt out' | 'allow' | 'archive' | 'unarchive' | 'reactivate' | 'give up call' }
  | { name: 'withdraw flag'; flag: FlagRow }
  | { name: 'extend right'; right: RightRow }
  | { name: 'withdraw offer'; offer: OfferRow }
  | { name: 'withdraw text'; text: TextRow }

/** What asks before it is done. */
export type OpenAct =
  | { name: ActOfLead }
  | ReasonAct
  | { name: 'settle right'; right: RightRow }
  | { name: 'correct note'; note: NoteRow }
  | { name: 'correct offer'; offer: OfferRow }
  | { name: 'edit text'; text: TextRow }

export const OpenActContext = createContext<(act: OpenAct | undefined) => void>(() => {})

/** Opens the dialog of an act. */
export const useOpenAct = () => useContext(OpenActContext)
