import { notice } from '../../look/notices.ts'

/** Tells what was not done where nothing stands beside it any more. */
export function tellRefusal(why: string | undefined): void {
  if (why === undefined) return
  notice({
    ...{ title: 'It was not done', message: why, color: 'red', autoClose: 15_000 },
  })
}
