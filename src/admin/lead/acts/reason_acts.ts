import {
  Allow,
  Archive,
  ExtendRight,
  GiveUpCall,
  OptOut,
  Reactivate,
  Unarchive,
  WithdrawFlag,
  WithdrawOffer,
  WithdrawText,
} from '../../graphql/documents.ts'
import { poundsInWords } from '../../money/pounds_in_words.ts'
import { callInWords } from '../next/next_words.ts'
import type { ReasonAct } from '../state/open_act.ts'
import type { Sheet } from '../state/sheet.ts'

/** Acts that ask for nothing but why: what each does, told before, and how it is done. */
export function formOf(open: ReasonAct, { lead, explained, titleOf, act }: Sheet) {
  const { id: leadId, vendorPhone: phone } = lead
  switch (open.name) {
    case 'opt out':
      return {
        title: 'They asked to be left alone',
        says: `No text leaves to ${phone} any more, from any lead; what waits is given up. Early leads of the number end; for later ones a person is asked.`,
        submit: 'Text them no more',
        isGrave: true,
        label: 'How they said so',
        onSubmit: (reason: string) => act(OptOut, { phone, reason }),
      }
    case 'allow':
      return {
        title: 'They asked for texts again',
        says: `Texts may leave to ${phone} again. Only by the vendor's own word: the law wants it so.`,
        submit: 'Text them again',
        isGrave: true,
        label: 'How they said so',
        onSubmit: (reason: string) => act(Allow, { phone, reason }),
      }
    case 'archive':
      return {
        title: 'Archive',
        says: 'It leaves the board and the lists; figures, search and links still know it. It can be brought back.',
        submit: 'Archive it',
        onSubmit: (reason: string) => act(Archive, { leadId, reason }),
      }
    case 'unarchive':
      return {
        title: 'Take it out of the archive',
        says: 'It stands in the lists again, finished as it is.',
        submit: 'Take it out',
        onSubmit: (reason: string) => act(Unarchive, { leadId, reason }),
      }
    case 'reactivate': {
      const back = explained.moves.find(({ people }) => people)?.to
      return {
        title: 'Bring it back to life',
        says: `It goes back to ${back === undefined ? 'where it ended' : titleOf(back)}, its clock begins anew, and what the vendor wrote meanwhile is answered.`,
        submit: 'Bring it back',
        onSubmit: (reason: string) => act(Reactivate, { leadId, reason }),
      }
    }
    case 'give up call': {
      const { call } = explained.pending
      return {
        title: 'Give up the planned call',
        says: call === null ? undefined : callInWords(call.caller, call.note),
        submit: 'Give it up',
        onSubmit: (reason: string) => act(GiveUpCall, { leadId, reason }),
      }
    }
    case 'withdraw text':
      return {
        title: 'Withdraw a text that waits',
        says: `It does not leave: “${open.text.body}” What it answered is owed again.`,
        submit: 'Withdraw it',
        isGrave: true,
        onSubmit: (reason: string) => act(WithdrawText, { messageId: open.text.id, reason }),
      }
    case 'withdraw offer':
      return {
        title: `Withdraw the offer of ${poundsInWords(Number(open.offer.amount))}`,
        says: 'It is off the table; a text that carries it and has not left is dropped. The vendor is not told by this: write to them.',
        submit: 'Withdraw it',
        isGrave: true,
        onSubmit: (reason: string) => act(WithdrawOffer, { offerId: open.offer.id, reason }),
      }
    case 'withdraw flag':
      return {
        title: `${open.flag.flagDetails.title} does not hold`,
        says: 'It stops no offer any more, and stays on record.',
        submit: 'Withdraw it',
        onSubmit: (reason: string) => act(WithdrawFlag, { flagId: open.flag.id, reason }),
      }
    // More time for a request that asks much, once.
    case 'extend right':
      return {
        title: `More time: ${open.right.kindDetails.title}`,
        says: 'Only for what is complex, or much. Tell them before the last day that you need more time, and why; this notes it.',
        submit: 'Give it more time',
        label: 'Why, as they were told',
        onSubmit: (reason: string) => act(ExtendRight, { requestId: open.right.id, reason }),
      }
  }
}
