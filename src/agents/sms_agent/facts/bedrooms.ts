import { anotherHouse, clauseBefore, isOfNeighbours, wasSold } from './another_house.ts'
import { describing } from './said_of_the_house.ts'

const numbers = ['studio', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const count = `\\d{1,2}|${numbers.slice(1).join('|')}|single`
const size = '(?:double |dbl |single |good |good sized |large |big |small |decent )?'
const rooms = '(?:beds?(?! to (?:go|clear|shift|collect))|bedrooms?|bedroomed|bedder|bd|bdrms?|br)\\b'
const bedroomsPattern = new RegExp(`(not (?:a )?)?\\b(${count})[ -]?(?:x )?${size}${rooms}`, 'g')

const upAndDown = /\b(\d|two|three) up,? (?:and )?(?:\d|two|three) down\b/
const labelled = new RegExp(`\\bbed(?:room)?s? ?[:=-] ?(${count})\\b`)
const downAndUp = /\b(?:\d|two|three) down,? (?:and )?(\d|two|three) up\b/
/** "3 bedrooms, no sorry 4": the second number is of bedrooms too. */
const takenBack = new RegExp(
  `(?:beds?|bedrooms?)\\W+(?:no |oh |oops )*(?:sorry|wait|actually|i mean|i meant|make that|correction)[ ,]*(?:i mean |its |thats )?(${count})\\b`,
)
const eitherOr = new RegExp(
  `\\b(?:${count}) ?(?:or|to|-|/|maybe) ?(?:${count})\\b(?! ?(?:k|grand|thousand|baths?))`,
)
const bareCount = new RegExp(
  `^(?:(?:the|its|its got|mine has|mine is|ours has|we have|just|only|about|sorry|actually|there are|there is|theres|yes|no|got|it has|has|we have|say|erm|um) )*(${count})(?=$|[ ]*(?:[!?;,(]|\\.(?!\\d))| (?:and(?! a half)|with|plus|in|upstairs|i think|mate|of them|all|(?:large |big |good |decent |small )?(?:doubles?|rooms?)|total|please|thanks|but|it|if|including)\\b)`,
)
/** "My sister has 5, we have 3", "sleeps 6, three rooms" */
const ofOurs = new RegExp(
  `(?:[.,;] ?|(?= so ))(?:but | so )?(?:(?:we have|mine has|mine is|ours has|ours is|weve got|ive got|its got|it has) (${count})|(?:now |so )?(${count})(?: rooms)?)(?=$| ?[.,!?;])`,
)
/** "Was a 4 now a 3" */
const nowCount = new RegExp(
  `\\bnow (?:(?:its|only|just|a|its a) )*(${count})(?=$| ?[.,!?;]| (?:and|since|after|because|with|but|as)\\b)`,
)
const smallRooms =
  /\b(?:and|plus|\+|with) (?:a|one|1) (?:small |little )?(?:box ?room|single|small one|smaller one)\b/

export interface BedroomsRead {
  bedrooms: number | null
  said: string
}

const roomsRead = (word: string, said: string, text: string): BedroomsRead => ({
  bedrooms: withSmallRoom(asCount(word), text),
  said,
})
const noRooms: BedroomsRead = { bedrooms: null, said: '' }

/** Behind what kind of house it is: "a semi in Shildon with 2 bed". */
const behindTheType =
  /\b(?:house|flat|apartment|bungalow|maisonette|semi|detached|terr\w*|cottage|terrace|studio)\b.*$/
const isSaidOfTheHouse = (before: string) =>
  !anotherHouse.test(before) &&
  describing.test(
    before
      .replace(behindTheType, '')
      .replace(/\b(?:it|there|still|with|has|having|are|mums?|dads?|late|with)\b/g, ' ')
      .trim(),
  )
/** "Is a 3 bed worth more?" asks; "we have a 3 bed, how much?" tells. */
const isAskedAbout = (text: string, index: number) =>
  (/^[^.!,;\n]*\?/.test(text.slice(index)) ||
    /^\W*(?:is|are|does|do|would|could|can|will|how) /.test(sentenceBefore(text, index))) &&
  !/\b(?:its|mine|ours|my|our|have|got|ive|weve|selling|sell)\b/.test(sentenceBefore(text, index))
const sentenceBefore = (text: string, index: number) =>
  text
    .slice(0, index)
    .split(/[.!?;\n]/)
    .at(-1) ?? ''

/** "It was a three bed before they took a wall out" */
const isOfThePast = (text: string, { index, 0: said }: RegExpExecArray): boolean =>
  /\b(?:was|used to be|originally)(?: an?)?$/.test(clauseBefore(text, index)) &&
  /\b(?:now|before|until|till|took|knocked|converted|turned|made)\b/.test(text.slice(index + said.length))

/** Bedrooms in a text (lower case): 0 is a studio. A bare number counts when we asked. Null when none or several are named. */
export function readBedrooms(text: string, wasAsked: boolean): BedroomsRead {
  const mended = takenBack.exec(text)
  if (mended?.[1] !== undefined) return { bedrooms: asCount(mended[1]), said: mended[0] }
  if (eitherOr.test(text) && (wasAsked || /\bbed/.test(text))) return noRooms
  const named = [...text.matchAll(bedroomsPattern)]
    .filter(
      ({ index }) =>
        isSaidOfTheHouse(clauseBefore(text, index)) &&
        !isOfNeighbours(text, index) &&
        !isAskedAbout(text, index),
    )
    .filter(
      (found) =>
        found[1] === undefined && !isOfThePast(text, found) && !wasSold(text, found.index + found[0].length),
    )
    .at(-1)
  if (named?.[2] !== undefined) return roomsRead(named[2], named[0], text)
  const up = labelled.exec(text) ?? upAndDown.exec(text) ?? downAndUp.exec(text)
  if (up?.[1] !== undefined) return { bedrooms: asCount(up[1]), said: up[0] }
  if (/\b(?:studio|bedsit)\b/.test(text)) return { bedrooms: 0, said: '' }
  if (!wasAsked) return noRooms
  const bare = bareCount.exec(text) ?? nowCount.exec(text) ?? ofOurs.exec(text)
  if (/^(?:a |just a |only a )?couple\b/.test(text)) return { bedrooms: 2, said: '' }
  const rooms = bare?.[1] ?? bare?.[2]
  return bare === null || rooms === undefined ? noRooms : roomsRead(rooms, bare[0], text)
}

const withSmallRoom = (found: number | null, text: string) =>
  found !== null && smallRooms.test(text) && /\bdoubles?\b/.test(text) ? found + 1 : found

function asCount(word: string): number | null {
  const value = word === 'single' ? 1 : /^\d/.test(word) ? Number(word) : numbers.indexOf(word)
  return value >= 0 && value <= 20 ? value : null
}
