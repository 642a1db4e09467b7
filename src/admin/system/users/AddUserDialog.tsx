import { Radio, Stack, TextInput } from '@mantine/core'
import { ActForm } from '../../forms/ActForm.tsx'
import { givenText } from '../../forms/given.ts'
import { liveClient } from '../../graphql/clients.ts'
import { AddUser, type AddUserMutation } from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'
import { type Role, roles } from './roles.ts'

interface Props {
  onClose: () => void
  onAdded: (link: NonNullable<AddUserMutation['addUser']>['result']) => void
  onChange: () => void
}

export function AddUserDialog({ onClose, onAdded, onChange }: Props) {
  return (
    <ActForm
      title="Add somebody"
      says="You get a link for them, by which they set a password of their own. It counts for three days, and once."
      submit="Add and make the link"
      onClose={onClose}
      onSubmit={async (given) => {
        const role = String(given.get('role')) as Role
        const { data, error } = await liveClient
          .mutation(AddUser, { userName: givenText(given, 'name') ?? '', role })
          .toPromise()
        onChange()
        if (error) return refusalInWords(error)
        if (!data?.addUser) return 'They are added, but the link was lost on the way: make them another.'
        onAdded(data.addUser.result)
        return undefined
      }}
    >
      <TextInput
        name="name"
        label="Name"
        description="What they sign in with, for example an e-mail address."
        required
        maxLength={100}
        autoComplete="off"
        data-autofocus
      />
      <Radio.Group name="role" label="Role" defaultValue="operator">
        <Stack gap="xs" mt={4}>
          {roles.map(({ value, label, says }) => (
            <Radio key={value} value={value} label={label} description={says} />
          ))}
        </Stack>
      </Radio.Group>
    </ActForm>
  )
}
