/** Given names as people in Britain sign with; none of them is a word. */
// biome-ignore format: a list of words reads best in lines
const given = [
  'aaron abdul abi abigail adam adrian agnes ahmed aidan aileen aisha alan alastair albert alec alex alexander alexandra alf alfie ali alice alison',
  'alistair allan amanda amina amir amy andrea andrew andy angela angus anita ann anna anne annette annie anthony antony anwar archie arthur ashley audrey',
  'barbara barry beatrice becky ben benjamin bernadette bernard beryl beth betty bev beverley billy blessing bob brenda brendan brian bridget bronwen bruce bryan',
  'callum cameron carl carly caroline carole carolyn catherine cath cathy charles charlie charlotte cheryl chloe chris christina christine christopher claire',
  'clare clive colin connor craig cyril dafydd damian dan daniel danny darren dave david davey dawid deb debbie deborah deirdre denis denise dennis derek des diana diane dilys dom',
  'dominic donald donna doreen doris dorothy doug douglas duncan dylan eddie edith edward edwin eileen elaine eleanor elizabeth ella ellen ellie elsie elwyn emily emma eric erica',
  'ernest ethel eunice euan evan eve evelyn ewan fatima fergus fiona florence fran frances francis fred freda gail gareth garry gary gavin gemma geoff geoffrey',
  'george georgina gerald geraldine gerry gillian gladys glenda glenn gordon graeme graham greg gregory greta gwen gwyneth hamish hannah harold harriet harry hassan hazel helen',
  'henry hilary howard hugh huw hussain iain ian imran irene iris isaac isabel isla ivan jack jackie jacob jacqueline jade jake james jamie jan jane janet janice',
  'jasmine jason jayne jeanette jeff jen jennifer jenny jeremy jess jessica jill jim jimmy joan joanne joe joel john johnny jon jonathan jordan joseph josephine josh joshua joyce',
  'judith judy julia julian julie justin kamal karen karl kate kath kathleen kathryn kathy katie kayleigh keith kelly ken kenneth kerry kev kevin khalid kieran kim kirsty krystyna',
  'kyle laura lauren lee len leon leonard les lesley leslie lewis liam lily linda lindsay lisa liz lloyd lorna lorraine louis louise lucy luke lyn lynda lynn lynne',
  'maggie malcolm mandy marcus margaret maria marian marie marilyn marion marjorie martin martyn mary mathew matt matthew maureen mavis megan mel melanie mervyn michael',
  'michelle mick mike miriam mo mohammed mohamed moira molly mona monica morag moira muhammad muriel myra nadia nancy naomi natalie natasha neil nev neville niall nicholas nicky nicola nigel nikki',
  'noel nora norma norman olga olive oliver olivia olwen omar owen paddy pam pamela parveen patricia patrick paul paula pauline pawel pete peter phil philip phillip phyllis piotr polly priya',
  'rachel raj rajesh ralph raymond rebecca reg reginald rhian rhys richard ricky rita robbie robert robin rodney roger roland ron ronald ronnie rosemary rosie ross roy',
  'rupert russell ruth ryan sadie sajid sally sam samantha samuel sandra sanjay sarah scott sean shannon sharon shaun sheila shirley sian sid simon siobhan sofia sonia sophie stacey stan',
  'stanley stella stephanie stephen steve steven stewart stuart sunita susan suzanne sylvia tam tanya tariq ted terence teresa terry thelma theresa thomas tim tina toby tom tommy tony tracey',
  'tracy trevor trish ursula val valerie vera vernon veronica vic vicky victor victoria vikram vincent violet wendy wilf william winifred yasmin yusuf yvonne zoe',
].join(' ').split(' ')

/** Names that are words as well: only a capital tells. */
const whichAreWords =
  'pat sue mark rob nick jo jean dot dawn hope grace rose ivy ray frank bill jack dean dale glen glyn drew rich sandy penny pearl ruby holly daisy joy carol faith gene norm guy una bea bert ann viv gill lou al ed'.split(
    ' ',
  )

export const isGivenName = (word: string): boolean => names.has(word.toLowerCase())
const names = new Set(given)
const capitalNames = new Set(whichAreWords)
export const isNameWithCapital = (word: string): boolean =>
  /^\p{Lu}/u.test(word) && capitalNames.has(word.toLowerCase())
