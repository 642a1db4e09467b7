import { NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { ActForm } from '../../forms/ActForm.tsx'
import { givenText } from '../../forms/given.ts'
import { liveClient } from '../../graphql/clients.ts'
import { AddToken, SystemUsers } from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'
import { ShownOnce } from '../../look/ShownOnce.tsx'
import { useLive } from '../../tables/useLive.ts'
import { type Role, roles } from '../users/roles.ts'

/** Asks for whom and for what a token is, and shows it, once. */
export function AddTokenDialog({ onClose, onChange }: { onClose: () => void; onChange: () => void }) {
  const { data } = useLive(SystemUsers, {}, 60_000)
  const [token, setToken] = useState<string>()
  if (token !== undefined)
    return (
      <ShownOnce title="The token" name="token" secret={token} onClose={onClose}>
        Send it as the header “Authorization: Bearer …”.
      </ShownOnce>
    )
  const names =
    data?.users.nodes.filter(({ disabledAt }) => disabledAt === null).map(({ name }) => name) ?? []

  async function add(given: FormData): Promise<string | undefined> {
    const asked = {
      userName: givenText(given, 'userName') ?? '',
      name: givenText(given, 'name') ?? '',
      role: String(given.get('role')) as Role,
      days: Number(given.get('days')),
    }
    const { data: made, error } = await liveClient.mutation(AddToken, asked).toPromise()
    onChange()
    if (made?.addApiToken) setToken(made.addApiToken.result.token)
    if (error) return refusalInWords(error)
    return made ? undefined : 'It was made, but what it is was lost on the way: end it, and make another.'
  }

  return (
    <ActForm
      title="Add a token"
      says="A program that has it may do what is chosen here, in the name of the user, until it ends."
      submit="Make the token"
      onClose={onClose}
      staysOpen
      onSubmit={add}
    >
      <TextInput
        name="name"
        label="What it is for"
        required
        maxLength={100}
        autoComplete="off"
        data-autofocus
      />
      <NativeSelect name="userName" label="Acts for" data={names} required />
      <NativeSelect
        name="role"
        label="As"
        description="At most what the user may do."
        defaultValue="viewer"
        data={roles.map(({ value, label }) => ({ value, label }))}
      />
      <NumberInput name="days" label="Days until it ends" defaultValue={90} min={1} max={3650} required />
    </ActForm>
  )
}
