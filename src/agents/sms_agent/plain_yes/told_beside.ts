/** It tells of the writer, of their own, or of what is. */
const teller = new Set(
  'i im ive ill we were weve well my our the it its this that thats he hes she shes they theyre xname'.split(
    ' ',
  ),
)

/** Words of an ordinary day. Nothing that only they tell makes a condition, a doubt, a term or somebody else's say of it. */
// biome-ignore format: lists of words read best in lines
const everyday = new Set([
  'i im ive ill we were weve well my our the it its this that thats he hes she shes they theyre xname me us them him her his their',
  'a an and so as because cos of in on at to for with from by up out down off over away back around about near through into along',
  'is are am was been be being has have had got get getting gets gone going go goes went came coming come comes made make makes making put puts putting took taken taking takes told done doing did do does',
  'now today tomorrow tonight already just very really all both too also always here there home soon straight next this last morning afternoon evening night week weekend month day days weeks months summer spring autumn winter monday tuesday wednesday thursday friday saturday sunday number since forty thirty twenty ten long time times',
  'wife husband mum dad mam son daughter sister brother family kids children grandkids grandchildren grandson granddaughter friend friends neighbour neighbours dog cat dogs cats cousin everyone everybody',
  'kettle tea coffee cake biscuits dinner lunch pen paper pub work shift bus train car van boat caravan garden shed boxes bags suitcase packing packed pack unpacked champagne bubbly prosecco drink glass beer party',
  'bungalow cottage seaside coast sea village spain france ireland scotland wales town city holiday cruise adventure chapter start future retirement new fresh place house home flat room',
  'move moving moved moves live lives living settle half settled settling find found see seen saw show showing celebrate celebrating celebrated cry crying tears dance dancing dancing jump jumping smile smiling sing singing sleep slept breathe relax retire retiring rest',
  'happy glad delighted pleased chuffed thrilled relieved over moon excited grateful buzzing bits great good lovely brilliant wonderful fantastic fine nice ready sure free busy well easy easier quick quicker smooth smoother kind better weight shoulders mind peace relief dream hard rough tough stress stressful worry',
  'deeds paperwork papers documents certificates passport id solicitor solicitors lawyer landline mobile phone phones ring rings rung phoned know knows expect expecting works working in sort sorting sorted dig find drawer folder spare key keys',
].join(' ').split(' '))

const mostWords = 14

/** Whether a clause only tells of an ordinary day. */
export const onlyTells = (clause: readonly string[]): boolean =>
  clause.length >= 2 &&
  clause.length <= mostWords &&
  teller.has(clause[0] ?? '') &&
  clause.every((word) => everyday.has(word))
