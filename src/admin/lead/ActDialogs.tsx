import type { ComponentType, ReactNode } from 'react'
import { ReasonForm } from '../forms/ReasonForm.tsx'
import { HoldDialog } from './acts/HoldDialog.tsx'
import { MoveDialog } from './acts/MoveDialog.tsx'
import { OverrideDialog } from './acts/OverrideDialog.tsx'
import { RunAgentDialog } from './acts/RunAgentDialog.tsx'
import { formOf } from './acts/reason_acts.ts'
import { TimerDialog } from './acts/TimerDialog.tsx'
import { UndoDialog } from './acts/UndoDialog.tsx'
import { CallDialog } from './calls/CallDialog.tsx'
import { PlanCallDialog } from './calls/PlanCallDialog.tsx'
import { ConsentDialog } from './consent/ConsentDialog.tsx'
import { EditTextDialog } from './conversation/EditTextDialog.tsx'
import { DealDialog } from './deal/DealDialog.tsx'
import { EditDealDialog } from './deal/EditDealDialog.tsx'
import { ReducePriceDialog } from './deal/ReducePriceDialog.tsx'
import { FlagDialog } from './flags/FlagDialog.tsx'
import { MergeDialog } from './merge/MergeDialog.tsx'
import { CorrectNoteDialog } from './notes/CorrectNoteDialog.tsx'
import { OfferDialog } from './offers/OfferDialog.tsx'
import { PhonesDialog } from './phones/PhonesDialog.tsx'
import { SuppressDialog } from './phones/SuppressDialog.tsx'
import { SavedRepliesDialog } from './replies/SavedRepliesDialog.tsx'
import { LogRightDialog } from './rights/LogRightDialog.tsx'
import { SettleRightDialog } from './rights/SettleRightDialog.tsx'
import type { ActOfLead, OpenAct } from './state/open_act.ts'
import { useSheet } from './state/sheet.ts'
import { ValuationDialog } from './valuation/ValuationDialog.tsx'

const dialogs: Readonly<Record<ActOfLead, ComponentType<{ onClose: () => void }>>> = {
  hold: HoldDialog,
  move: MoveDialog,
  override: OverrideDialog,
  undo: UndoDialog,
  timer: TimerDialog,
  'run agent': RunAgentDialog,
  merge: MergeDialog,
  phones: PhonesDialog,
  suppress: SuppressDialog,
  valuation: ValuationDialog,
  consent: ConsentDialog,
  flag: FlagDialog,
  'log right': LogRightDialog,
  'saved replies': SavedRepliesDialog,
  'edit deal': EditDealDialog,
  call: CallDialog,
  'plan call': PlanCallDialog,
  offer: OfferDialog,
  deal: DealDialog,
  'reduce price': ReducePriceDialog,
}

/** The dialog of the act that is open. */
export function ActDialogs({ open, onClose }: { open: OpenAct | undefined; onClose: () => void }): ReactNode {
  const sheet = useSheet()
  if (open === undefined) return null
  switch (open.name) {
    case 'settle right':
      return <SettleRightDialog right={open.right} onClose={onClose} />
    case 'correct note':
      return <CorrectNoteDialog note={open.note} onClose={onClose} />
    case 'correct offer':
      return <OfferDialog corrected={open.offer} onClose={onClose} />
    case 'edit text':
      return <EditTextDialog text={open.text} onClose={onClose} />
    case 'opt out':
    case 'allow':
    case 'archive':
    case 'unarchive':
    case 'reactivate':
    case 'give up call':
    case 'withdraw text':
    case 'withdraw offer':
    case 'withdraw flag':
    case 'extend right':
      return <ReasonForm {...formOf(open, sheet)} onClose={onClose} />
    default: {
      const Shown = dialogs[open.name]
      return <Shown onClose={onClose} />
    }
  }
}
