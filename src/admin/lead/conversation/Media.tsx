import { Anchor } from '@mantine/core'
import classes from './Bubble.module.css'

/** Pictures and files that came along; they lie with the carrier. */
export function Media({ media }: { media: unknown }) {
  if (!Array.isArray(media) || media.length === 0) return null
  return (
    <ul className={classes.media}>
      {media.map((each: { url?: string; contentType?: string }, index) => {
        const words = each.contentType?.startsWith('image/') ? 'Picture' : 'File'
        const key = each.url ?? String(index)
        return (
          <li key={key}>
            {each.url === undefined ? (
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
