import { Button, NativeSelect } from '@mantine/core'
import { useQuery } from 'urql'
import { ColleagueNames } from '../../graphql/documents.ts'
import { usePageKeys } from '../../keys/usePageKeys.ts'
import { useUserName } from '../../session/useMayAct.ts'
import { nobody } from '../state/question.ts'

/** Whose leads are shown: `o` is between mine and all, the list has each colleague's. */
export function OwnerFilter({ owner, onChange }: { owner: string; onChange: (owner: string) => void }) {
  const me = useUserName()
  const [{ data }] = useQuery({ query: ColleagueNames })
  const isMine = owner === 'mine' || owner === me
  const toggle = () => onChange(isMine ? '' : 'mine')
  usePageKeys({ o: toggle })
  const others = data?.colleagues.map(({ name }) => name).filter((name) => name !== me) ?? []
  const named =
    isMine || owner === '' || owner === nobody || others.includes(owner) ? others : [...others, owner]
  return (
    <>
      <Button
        size="xs"
        variant={isMine ? 'filled' : 'default'}
        aria-pressed={isMine}
        aria-keyshortcuts="o"
        title="Only mine (o)"
        onClick={toggle}
      >
        Mine
      </Button>
      <NativeSelect
        size="xs"
        w={130}
        aria-label="Owner"
        value={isMine ? 'mine' : owner}
        onChange={(event) => onChange(event.currentTarget.value)}
        data={[
          { value: '', label: 'Every owner' },
          { value: 'mine', label: 'Me' },
          { value: nobody, label: 'Nobody' },
          ...named.map((name) => ({ value: name, label: name })),
        ]}
      />
    </>
  )
}
