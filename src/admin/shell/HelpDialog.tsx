import { Kbd, Table, Text } from '@mantine/core'
import { Dialog } from '../look/Dialog.tsx'
import { timeZone } from '../time/clock.ts'
import { keys } from './keys.ts'

/** What can be pressed, place by place: the same key means on each page what it says there. */
export function HelpDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title="Help and keys">
      {keys.map(({ where, keys: those }) => (
        <Table key={where} verticalSpacing={3} mb="md" captionSide="top" withRowBorders={false}>
          <Table.Caption ta="left" fw={600} fz="sm" c="var(--mantine-color-text)" mt={0} mb={2}>
            {where}
          </Table.Caption>
          <Table.Tbody>
            {those.map(([pressed, meaning]) => (
              <Table.Tr key={pressed}>
                <Table.Th scope="row" fw={400} w={90} style={{ whiteSpace: 'nowrap' }}>
                  {pressed.split(' ').map((key) => (
                    <Kbd key={key} mr={4}>
                      {key}
                    </Kbd>
                  ))}
                </Table.Th>
                <Table.Td>{meaning}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      ))}
      <Text size="sm" c="dimmed">
        Times are in {timeZone()}; point at one to see it in full.
      </Text>
    </Dialog>
  )
}
