import { pages } from './pages.ts'

type Key = readonly [pressed: string, meaning: string]

/** What can be pressed, where, and what it does. */
export const keys: readonly { where: string; keys: readonly Key[] }[] = [
  {
    where: 'Everywhere',
    keys: [
      ['?', 'this help'],
      ['Ctrl K', 'go to a page or a lead, or do something'],
      ['/', 'search'],
      ['b', 'the bell: what you were told; j and k, Enter opens, r marks as read'],
      ...pages.map(({ key, title }): Key => [`g ${key}`, `go to the page ${title}`]),
    ],
  },
  {
    where: 'On the board',
    keys: [
      ['Arrows', 'from card to card'],
      ['Enter', 'open the lead'],
      ['m', 'move it to …'],
      ['a', 'who looks after it'],
      ['x', 'pick it, for many at once; with Shift all from the last one on; Esc: none'],
      ['o', 'only mine, or all'],
    ],
  },
  {
    where: 'On a lead',
    keys: [
      ['c', 'write to the vendor'],
      ['t', 'take over or hand back'],
      ['m', 'move it to …'],
      ['h', 'hold or release'],
      ['q', 'answer a question'],
      ['e', 'change a fact'],
      ['n', 'write a note'],
      ['l', 'log a call'],
      ['a', 'who looks after it'],
      ['u', 'take back a change'],
      ['o', 'override the stage (admins)'],
    ],
  },
  {
    where: 'In the inbox',
    keys: [
      ['j k', 'to the next, to the one before'],
      ['Enter', 'open it; Esc goes back to the list'],
      ['1 … 9', 'give the answer with this number'],
      ['r', 'answer in your own words'],
      ['u', 'take back the latest answer'],
      ['a', 'make it mine, or nobody’s'],
      ['s', 'put off until …'],
      ['p', 'play the agent’s run again'],
      ['n', 'write a note'],
      ['o', 'only mine, or all'],
    ],
  },
  {
    where: 'In the alerts',
    keys: [
      ['j k', 'to the next, to the one before'],
      ['a', 'I look after it'],
      ['r', 'say that it is over'],
      ['o', 'only mine, or all'],
    ],
  },
]
