import { Anchor } from '@mantine/core'
import type { TextRow } from '../state/sheet.ts'
import classes from './Bubble.module.css'

/** Pictures and files that came along; they lie with the carrier. */
export function Media({ media }: { media: TextRow['media'] }) {
  if (media.length === 0) return null
  return (
    <ul className={classes.media}>
      {media.map((each, index) => {
        const words = each.contentType?.startsWith('image/') ? 'Picture' : 'File'
        const key = each.url ?? String(index)
        return (
          <li key={key}>
            {each.url === null ? (
              `${words} (${each.contentType ?? 'unknown'}), its address is not known`
            ) : (
              <Anchor href={each.url} target="_blank" rel="noreferrer noopener">
                {words} ({each.contentType ?? 'unknown'})
              </Anchor>
            )}
          </li>
        )
      })}
    </ul>
  )
}
