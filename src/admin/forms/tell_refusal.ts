import { sameOnceMore, unreachable } from '../graphql/refusal.ts'
import { notice } from '../look/notices.ts'

/** Tells what was not done where nothing stands beside it any more, with the words that somebody had written for it. */
export function tellRefusal(why: string | undefined, written = ''): void {
  if (why === undefined) return
  const yours = written === '' ? '' : ` You had written: “${written}”.`
  notice({
    title: why === unreachable ? 'It may not be done' : 'It was not done',
    message: `${why}${why === unreachable ? ` ${sameOnceMore}` : ''}${yours}`,
    color: 'red',
    autoClose: written === '' ? 15_000 : false,
  })
}
