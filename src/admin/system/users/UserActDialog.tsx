import { ActForm } from '../../forms/ActForm.tsx'
import { attempt } from '../../graphql/attempt.ts'
import { liveClient } from '../../graphql/clients.ts'
import {
  DisableUser,
  EnableUser,
  MakeLink,
  type MakeLinkMutation,
  SetUserRole,
  SignOutUser,
} from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'
import { type Role, roles } from './roles.ts'

export type UserAct = { name: string } & (
  | { kind: 'link' | 'sign out' | 'end' | 'let in' }
  | { kind: 'role'; role: Role }
)

type Link = NonNullable<MakeLinkMutation['makeSignInLink']>['result']

interface Props {
  act: UserAct
  onClose: () => void
  onLink: (link: Link) => void
  onChange: () => void
}

function wordsOf(act: UserAct): { title: string; says: string; submit: string; isGrave?: boolean } {
  const { name } = act
  if (act.kind === 'role') {
    const { label, says } = roles.find(({ value }) => value === act.role) ?? { label: act.role, says: '' }
    return {
      title: `Make ${name} ${label.toLowerCase()}`,
      says: `From the next request on. ${label}: ${says}.`,
      submit: 'Change the role',
    }
  }
  const words = {
    link: {
      title: `A new password for ${name}`,
      says: 'You get a link, which counts for three days, and once. The present password counts until it is used; then all of their sessions end.',
      submit: 'Make the link',
    },
    'sign out': {
      title: `Sign ${name} out`,
      says: 'Every browser in which they are signed in asks for the password again. What they have not saved there is lost.',
      submit: 'Sign out everywhere',
    },
    end: {
      title: `End the access of ${name}`,
      says: 'Neither password nor session nor token nor link of theirs counts from now on. What they did stays on record, and they can be let in again.',
      submit: 'End access',
      isGrave: true,
    },
    'let in': {
      title: `Let ${name} in again`,
      says: 'Their password and their tokens count again, as they were; their sessions stay ended.',
      submit: 'Let in again',
    },
  }
  return words[act.kind]
}

async function perform(act: UserAct, onLink: (link: Link) => void): Promise<string | undefined> {
  const named = { userName: act.name }
  if (act.kind === 'role') return attempt(SetUserRole, { ...named, role: act.role })
  if (act.kind === 'link') {
    const { data, error } = await liveClient.mutation(MakeLink, named).toPromise()
    if (data?.makeSignInLink) onLink(data.makeSignInLink.result)
    return error && refusalInWords(error)
  }
  const deeds = { 'sign out': SignOutUser, end: DisableUser, 'let in': EnableUser }
  return attempt<typeof named>(deeds[act.kind], named)
}

/** Says what an act does to somebody's access, and does it. */
export function UserActDialog({ act, onClose, onLink, onChange }: Props) {
  return (
    <ActForm
      {...wordsOf(act)}
      onClose={onClose}
      onSubmit={() => perform(act, onLink).finally(() => void onChange())}
    />
  )
}
