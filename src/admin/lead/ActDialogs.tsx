import type { ReactNode } from 'react'
import { AllowDialog } from './acts/AllowDialog.tsx'
import { ArchiveDialog } from './acts/ArchiveDialog.tsx'
import { HoldDialog } from './acts/HoldDialog.tsx'
import { MoveDialog } from './acts/MoveDialog.tsx'
import { OptOutDialog } from './acts/OptOutDialog.tsx'
import { OverrideDialog } from './acts/OverrideDialog.tsx'
import { ReactivateDialog } from './acts/ReactivateDialog.tsx'
import { RunAgentDialog } from './acts/RunAgentDialog.tsx'
import { TimerDialog } from './acts/TimerDialog.tsx'
import { UnarchiveDialog } from './acts/UnarchiveDialog.tsx'
import { UndoDialog } from './acts/UndoDialog.tsx'
import { CallDialog } from './calls/CallDialog.tsx'
import { GiveUpCallDialog } from './calls/GiveUpCallDialog.tsx'
import { PlanCallDialog } from './calls/PlanCallDialog.tsx'
import { ConsentDialog } from './consent/ConsentDialog.tsx'
import { EditTextDialog } from './conversation/EditTextDialog.tsx'
import { WithdrawTextDialog } from './conversation/WithdrawTextDialog.tsx'
import { DealDialog } from './deal/DealDialog.tsx'
import { EditDealDialog } from './deal/EditDealDialog.tsx'
import { ReducePriceDialog } from './deal/ReducePriceDialog.tsx'
import { FlagDialog } from './flags/FlagDialog.tsx'
import { WithdrawFlagDialog } from './flags/WithdrawFlagDialog.tsx'
import { MergeDialog } from './merge/MergeDialog.tsx'
import { CorrectNoteDialog } from './notes/CorrectNoteDialog.tsx'
import { OfferDialog } from './offers/OfferDialog.tsx'
import { WithdrawOfferDialog } from './offers/WithdrawOfferDialog.tsx'
import { PhonesDialog } from './phones/PhonesDialog.tsx'
import { SuppressDialog } from './phones/SuppressDialog.tsx'
import { SavedRepliesDialog } from './replies/SavedRepliesDialog.tsx'
import { ExtendRightDialog } from './rights/ExtendRightDialog.tsx'
import { LogRightDialog } from './rights/LogRightDialog.tsx'
import { SettleRightDialog } from './rights/SettleRightDialog.tsx'
import type { OpenAct } from './state/open_act.ts'
import { ValuationDialog } from './valuation/ValuationDialog.tsx'

/** The dialog of the act that is open. */
export function ActDialogs({ open, onClose }: { open: OpenAct | undefined; onClose: () => void }): ReactNode {
  switch (open?.name) {
    case undefined:
      return null
    case 'hold':
      return <HoldDialog onClose={onClose} />
    case 'move':
      return <MoveDialog onClose={onClose} />
    case 'override':
      return <OverrideDialog onClose={onClose} />
    case 'undo':
      return <UndoDialog onClose={onClose} />
    case 'opt out':
      return <OptOutDialog onClose={onClose} />
    case 'allow':
      return <AllowDialog onClose={onClose} />
    case 'timer':
      return <TimerDialog onClose={onClose} />
    case 'run agent':
      return <RunAgentDialog onClose={onClose} />
    case 'archive':
      return <ArchiveDialog onClose={onClose} />
    case 'unarchive':
      return <UnarchiveDialog onClose={onClose} />
    case 'reactivate':
      return <ReactivateDialog onClose={onClose} />
    case 'merge':
      return <MergeDialog onClose={onClose} />
    case 'phones':
      return <PhonesDialog onClose={onClose} />
    case 'suppress':
      return <SuppressDialog onClose={onClose} />
    case 'valuation':
      return <ValuationDialog onClose={onClose} />
    case 'consent':
      return <ConsentDialog onClose={onClose} />
    case 'flag':
      return <FlagDialog onClose={onClose} />
    case 'withdraw flag':
      return <WithdrawFlagDialog flag={open.flag} onClose={onClose} />
    case 'log right':
      return <LogRightDialog onClose={onClose} />
    case 'settle right':
      return <SettleRightDialog right={open.right} onClose={onClose} />
    case 'extend right':
      return <ExtendRightDialog right={open.right} onClose={onClose} />
    case 'saved replies':
      return <SavedRepliesDialog onClose={onClose} />
    case 'correct note':
      return <CorrectNoteDialog note={open.note} onClose={onClose} />
    case 'edit deal':
      return <EditDealDialog onClose={onClose} />
    case 'call':
      return <CallDialog onClose={onClose} />
    case 'plan call':
      return <PlanCallDialog onClose={onClose} />
    case 'give up call':
      return <GiveUpCallDialog onClose={onClose} />
    case 'offer':
      return <OfferDialog onClose={onClose} />
    case 'correct offer':
      return <OfferDialog corrected={open.offer} onClose={onClose} />
    case 'withdraw offer':
      return <WithdrawOfferDialog offer={open.offer} onClose={onClose} />
    case 'deal':
      return <DealDialog onClose={onClose} />
    case 'reduce price':
      return <ReducePriceDialog onClose={onClose} />
    case 'edit text':
      return <EditTextDialog text={open.text} onClose={onClose} />
    case 'withdraw text':
      return <WithdrawTextDialog text={open.text} onClose={onClose} />
  }
}
