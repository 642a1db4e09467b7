import { TextInput } from '@mantine/core'
import { ActForm } from '../../forms/ActForm.tsx'
import { givenText } from '../../forms/given.ts'
import { Reason } from '../../forms/Reason.tsx'
import { attempt } from '../../graphql/attempt.ts'
import { ReadAgain } from '../../graphql/documents.ts'
import { leadFacts } from '../../graphql/facts.ts'
import { capital } from '../../words/plain_words.ts'
import { type Delivery, problemsOf } from './delivery.ts'

interface Props {
  delivery: Pick<Delivery, 'id' | 'problems'>
  onClose: () => void
  onChange: () => Promise<unknown>
}

const first: readonly string[] = ['vendor_name', 'property_address', 'property_postcode']
const fields = [
  { column: 'vendor_phone', name: 'vendorPhone', label: 'phone' } as const,
  ...leadFacts.filter(({ column }) => first.includes(column)),
]

/** What was brought is read once more, with what a person writes in place of what could not be read. */
export function ReadAgainDialog({ delivery: { id, problems }, onClose, onChange }: Props) {
  return (
    <ActForm
      title="Read it again"
      says="It is read once more by its source as that is set up now, with what you write here in place of what it says. When a lead becomes of it, that begins at once, with its first text."
      submit="Read again"
      onClose={onClose}
      onSubmit={(given) => {
        const written = fields.flatMap(({ name }) => {
          const text = givenText(given, name)
          return text === undefined ? [] : [[name, text] as const]
        })
        const asked = {
          ...{ deliveryId: id, reason: givenText(given, 'reason') ?? '' },
          mended: written.length === 0 ? null : Object.fromEntries(written),
        }
        return attempt(ReadAgain, asked).finally(onChange)
      }}
    >
      {problemsOf(problems).map((problem) => (
        <div key={problem}>{problem}</div>
      ))}
      {fields.map(({ name, label }) => (
        <TextInput key={name} name={name} label={capital(label)} placeholder="As it came" />
      ))}
      <Reason />
    </ActForm>
  )
}
