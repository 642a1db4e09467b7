import { Group, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { ActForm } from '../../forms/ActForm.tsx'
import { givenText } from '../../forms/given.ts'
import { AddPhone, RemovePhone } from '../../graphql/documents.ts'
import { ErrorText } from '../../look/ErrorText.tsx'
import { SmallButton } from '../../look/SmallButton.tsx'
import { useSheet } from '../state/sheet.ts'

/** Numbers of the vendor beside the one that we text. */
export function PhonesDialog({ onClose }: { onClose: () => void }) {
  const { lead, explained, act } = useSheet()
  const [problem, setProblem] = useState<string>()
  const remove = async (phone: string) =>
    setProblem(await act(RemovePhone, { leadId: lead.id, phone, reason: undefined }))
  return (
    <ActForm
      title="Other phones of the vendor"
      says={`We text ${lead.vendorPhone}. What comes from another number of theirs is about this lead, too; we never text there.`}
      submit="Add it"
      onClose={onClose}
      onSubmit={(given) =>
        act(AddPhone, {
          leadId: lead.id,
          phone: givenText(given, 'phone') ?? '',
          reason: givenText(given, 'why'),
        })
      }
    >
      {explained.otherPhones.map(({ phone, knownBy }) => (
        <Group key={phone} justify="space-between">
          <Text size="sm">
            {phone} ({knownBy})
          </Text>
          <SmallButton onClick={() => void remove(phone)}>Forget {phone}</SmallButton>
        </Group>
      ))}
      <ErrorText size="sm">{problem}</ErrorText>
      <TextInput name="phone" label="Another number" type="tel" required data-autofocus />
      <TextInput name="why" label="How we know (may be left empty)" />
    </ActForm>
  )
}
