import { ActForm } from '../../forms/ActForm.tsx'
import { attempt } from '../../graphql/attempt.ts'
import { EndSession, EndToken, SignOutUser } from '../../graphql/documents.ts'

export type AccessAct = { kind: 'everywhere' } | { kind: 'session' | 'token'; id: string; of: string }

interface Props {
  act: AccessAct
  onClose: () => void
  onChange: () => void
}

const says = {
  everywhere: 'You are signed out in every browser, in this one, too.',
  session: 'That browser asks for the password again at its next step. What was not saved there is lost.',
  token: 'The program that uses it is refused from its next request on. A token that was ended stays so.',
} as const

function perform(act: AccessAct) {
  if (act.kind === 'everywhere') return attempt(SignOutUser, { userName: null })
  return act.kind === 'session'
    ? attempt(EndSession, { sessionId: act.id })
    : attempt(EndToken, { tokenId: act.id })
}

/** Says whom it shuts out, and does it. */
export function AccessActDialog({ act, onClose, onChange }: Props) {
  const title =
    act.kind === 'everywhere'
      ? 'Sign out everywhere'
      : act.kind === 'session'
        ? `End a session of ${act.of}`
        : `End the token ${act.of}`
  return (
    <ActForm
      title={title}
      says={says[act.kind]}
      submit={act.kind === 'everywhere' ? 'Sign out' : 'End it'}
      isGrave={act.kind === 'token'}
      onClose={onClose}
      onSubmit={() => perform(act).finally(() => void onChange())}
    />
  )
}
