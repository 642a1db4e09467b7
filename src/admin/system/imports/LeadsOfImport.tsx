import { Menu } from '@mantine/core'
import { Suspense, useState } from 'react'
import { labels, type OfferedVerb } from '../../bulk/state/verbs.ts'
import { liveClient } from '../../graphql/clients.ts'
import { LeadsOfImport as Question } from '../../graphql/documents.ts'
import { SmallButton } from '../../look/SmallButton.tsx'
import { lazily } from '../../page/lazily.ts'

const BulkDialog = lazily(() => import('../../bulk/beginning/BulkDialog.tsx'), 'BulkDialog')

const offered: readonly OfferedVerb[] = ['hold', 'release', 'assign', 'move', 'archive']

/** What can be done to all leads that a file made, as to any others at once: also to end those of the wrong file. */
export function LeadsOfImport({ importId, file }: { importId: string; file: string }) {
  const [chosen, setChosen] = useState<{ verb: OfferedVerb; leadIds: string[] }>()
  const choose = async (verb: OfferedVerb) => {
    const { data } = await liveClient.query(Question, { id: importId }).toPromise()
    setChosen({ verb, leadIds: data?.leadImport?.leadIds.filter((id) => id !== null) ?? [] })
  }
  const close = () => setChosen(undefined)
  return (
    <>
      <Menu position="bottom-end" width={230}>
        <Menu.Target>
          <SmallButton aria-label={`The new leads of ${file}`}>Its leads …</SmallButton>
        </Menu.Target>
        <Menu.Dropdown>
          {offered.map((verb) => (
            <Menu.Item key={verb} onClick={() => choose(verb)}>
              {labels[verb]} …
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Suspense fallback={null}>
        {chosen !== undefined && (
          <BulkDialog
            verb={chosen.verb}
            meant={{ leadIds: chosen.leadIds }}
            onClose={close}
            onBegun={close}
          />
        )}
      </Suspense>
    </>
  )
}
