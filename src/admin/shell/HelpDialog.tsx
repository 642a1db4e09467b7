import { Kbd, Table, Text } from '@mantine/core'
import { Dialog } from '../look/Dialog.tsx'
import { timeZone } from '../time/clock.ts'
import { keys } from './keys.ts'

export function HelpDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title="Help and keys">
      <Table>
        <Table.Tbody>
          {keys.map(([pressed, meaning]) => (
            <Table.Tr key={pressed}>
              <Table.Th scope="row" fw={400} w={130}>
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
      <Text size="sm" c="dimmed" mt="md">
        Times are in {timeZone()}; point at one to see it in full.
      </Text>
    </Dialog>
  )
}
