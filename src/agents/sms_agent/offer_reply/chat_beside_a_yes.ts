/** What may stand beside a yes and asks for nothing, leaves nothing open and is no other's: a clause of it, as `words()` spells it. */
const someone =
  '(?:wife|husband|partner|missus|mum|dad|mother|father|brother|sister|son|daughter|family|kids|children)'
const pleased = '(?:delighted|happy|pleased|over the moon|thrilled|relieved|chuffed|glad|content)'
const courtesy =
  '(?:for|so|very|much|many|your|the|all|a|of|it|patience|time|help|helping|offer|explaining|reply|replying|quick|quickly|getting|coming|back|to|me|us|kind|kindness|being|fair|straight|again|and|you|both|everything)'
/** Whom it thanks. */
const name = '(?: (?!no|not|nothing|never|but|though|anyway|none)[a-z]+)?'

const chat = [
  new RegExp(
    `^(?:so |and |many |with )*(?:thanks|thank ?you|cheers|much appreciated)(?: ${courtesy})*${name}$`,
  ),
  /^(?:kind|best|warm|many)? ?regards(?: [a-z]+){0,3}$|^(?:god bless|bless you|all the best|speak soon|yours sincerely|best wishes)(?: (?:to )?[a-z]+){0,3}$|^x+$/,
  /^(?:so |very )?(?:sorry|apologies) (?:for|about) (?:the |my |a |such |slow |late |long )*(?:wait|delay|silence|reply|spelling|capitals|typos)$/,
  /^(?:hi|hello|hiya|dear|good morning|good evening|morning|evening)(?: [a-z]+){0,2}$/,
  /^(?:my|our|the) solicitors? (?:is|are|will be|is called)(?: (?!not|no|against|away|unsure|looking|checking|worried|on|waiting)[a-z]+){1,5}$/,
  /^(?:the |my |our )?(?:[a-z]+ )?keys? (?:is|are) (?:with|under|at|in) (?:the |my |our )?[a-z]+(?: (?!if|until|till|and|but)[a-z]+){0,3}$/,
  new RegExp(`^(?:my |the |our )?(?:${someone}|neighbours?) (?:has|have) (?:the |a |my )?(?:spare )?keys?$`),
  new RegExp(
    `^(?:(?:and )?(?:im|i am|were|we are|hes|shes|theyre)(?: both| all| so| very| really)*|both|all) ${pleased}(?: about it| with it| with that| now| here)?$`,
  ),
  new RegExp(
    `^(?:and )?(?:my |the |our )?${someone}(?: (?:is|are)(?: so| very| really| also)? ${pleased}| agrees?| says? the same| says? yes| does| do)(?: too| as well| about it| with that)?$`,
  ),
  /^both of us(?: (?:agree|do|are agreed))?$/,
  /^(?:ill|i will|well|we will|let me) (?:look|dig|find|fetch|get|put|sort)(?: out)? (?:the |our |my )?(?:deeds|paperwork|papers|documents|kettle|certificates?)(?: out| on| ready| for you)?$/,
  /^(?:ive|weve|i have|we have|had|have|having) (?:a |had a |both |now |all )*(?:talked|thought|think|chat|slept|spoken|read|discussed|sat down)(?: (?:it|this|that|on|over|about|through|twice|three|times|together|as|a|family|with|to|my|our|the|wife|husband|brother|sister|son|daughter|both))*$/,
  /^(?:please )?(?:ring|call|phone|email|text) (?:me|us)(?: (?:about|with|the|paperwork|papers|next|steps|details|any|time|any time|whenever|suits|you|like|when))*$/,
  /^(?:look|looking) forward to (?:it|hearing from you|the paperwork|the contract|meeting you)$/,
]

/** Whether a clause or sentence beside a yes is only courtesy, joy, or where the keys are. */
export const isChat = (clause: string): boolean => chat.some((kind) => kind.test(clause.trim()))

/** What an agreement says, but for the clauses that are chat. */
export const withoutChat = (said: string): string =>
  said
    .replace(/\b(regards|wishes|sincerely), /g, '$1 ')
    .split(/(?<=[.!?;:\n])|(?<=,) | (?=and )| - /)
    .filter((clause) => !isChat(clause.replace(/[.!?;:,\n]+$/, '').replace(/^\s*and /, '')))
    .join(' ')
