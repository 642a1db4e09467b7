import type { ChooseNoticesInput, NoticeCause, NoticeChoiceFactsFragment } from '../../graphql/documents.ts'

export type Way = 'popup' | 'email' | 'slack'

/** The choices as they stand on the page. */
export interface Draft {
  popup: ReadonlySet<string>
  email: ReadonlySet<string>
  slack: ReadonlySet<string>
  emailAddress: string
  /** Empty: as it is. */
  slackWebhook: string
  ownHours: boolean
  worksFrom: string
  worksUntil: string
  worksDays: readonly number[]
}

const causesOf = (causes: readonly (string | null)[]) => new Set(causes.filter((cause) => cause !== null))

export function draftOf(choices: NoticeChoiceFactsFragment): Draft {
  return {
    popup: causesOf(choices.popupCauses),
    email: causesOf(choices.emailCauses),
    slack: causesOf(choices.slackCauses),
    emailAddress: choices.emailAddress ?? '',
    slackWebhook: '',
    ownHours: choices.ownHours,
    worksFrom: choices.worksFrom.slice(0, 5),
    worksUntil: choices.worksUntil.slice(0, 5),
    worksDays: choices.worksDays.filter((day) => day !== null),
  }
}

export function toggled(draft: Draft, way: Way, cause: string): Draft {
  const causes = new Set(draft[way])
  if (!causes.delete(cause)) causes.add(cause)
  return { ...draft, [way]: causes }
}

/** What the API is to be told. */
export function inputOf(draft: Draft, before: NoticeChoiceFactsFragment): ChooseNoticesInput {
  const causes = (way: Way) => [...draft[way]] as NoticeCause[]
  const emailAddress = draft.emailAddress.trim()
  const slackWebhook = draft.slackWebhook.trim()
  const clear = [
    ...(emailAddress === '' && before.emailAddress !== null ? ['email_address'] : []),
    ...(draft.ownHours ? [] : ['hours']),
  ]
  return {
    popupCauses: causes('popup'),
    emailCauses: causes('email'),
    slackCauses: causes('slack'),
    ...(emailAddress !== '' && emailAddress !== before.emailAddress && { emailAddress }),
    ...(slackWebhook !== '' && { slackWebhook }),
    ...(draft.ownHours && {
      worksFrom: draft.worksFrom,
      worksUntil: draft.worksUntil,
      worksDays: [...draft.worksDays].sort(),
    }),
    clear,
    expectedVersion: before.version,
  }
}
