import type { PreviewItemActQueryVariables } from '../../graphql/documents.ts'
import { kindsOf } from '../state/kinds.ts'
import type { Question } from '../state/question.ts'

type Filter = Pick<
  PreviewItemActQueryVariables,
  'kinds' | 'search' | 'owner' | 'mine' | 'unassigned' | 'snoozed'
>

/** The questions that the list shows, for the server. */
export function itemsOf({ group, who, snoozed, search }: Question): Filter {
  return {
    snoozed,
    kinds: group === undefined ? null : kindsOf(group),
    search: search === '' ? null : search,
    owner: who === 'unowned' ? '' : null,
    mine: who === 'mine' ? true : null,
    unassigned: who === 'nobody' ? true : null,
  }
}
