import { Checkbox, Text } from '@mantine/core'
import classes from '../Notices.module.css'
import { causesInWords, choosable } from '../notice_words.ts'
import type { Draft, Way } from './draft.ts'

interface Props {
  draft: Draft
  onToggle: (way: Way, cause: string) => void
}

const ways: readonly (readonly [Way, string])[] = [
  ['popup', 'Pop-up'],
  ['email', 'E-mail'],
  ['slack', 'Slack'],
]

/** Each cause by each way. */
export function Causes({ draft, onToggle }: Props) {
  return (
    <table className={classes.causes}>
      <thead>
        <tr>
          <th scope="col">Tell me when</th>
          {ways.map(([way, name]) => (
            <th key={way} scope="col" className={classes.tick}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {choosable.map((cause) => {
          const [title, meaning] = causesInWords[cause]
          return (
            <tr key={cause}>
              <th scope="row">
                {title}
                <Text size="sm" c="dimmed" className={classes.meaning}>
                  {meaning}
                </Text>
              </th>
              {ways.map(([way, name]) => (
                <td key={way} className={classes.tick}>
                  <Checkbox
                    aria-label={`${title}: ${name}`}
                    checked={draft[way].has(cause)}
                    onChange={() => onToggle(way, cause)}
                  />
                </td>
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
