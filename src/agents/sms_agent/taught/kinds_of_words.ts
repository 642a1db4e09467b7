/**
 * Words that stand for one another, by kind: what was taught of one is known of all. A star stands for any ending; a word may be of
 * several kinds.
 */
const lists: Readonly<Record<string, string>> = {
  stop: 'stop stops stopped stopping cease desist quit end halt finish enough pack give over discontinue terminate refrain jack knock suspend* ceas* refrain* discontinu* stoppit stp stopp stahp halting quitting pause lay',
  contacting:
    'text* messag* contact* sms whatsapp email* correspond* communicat* spam* pester* harass* hound* bother* bug bugging badger* nag* hassl* chas* disturb* intrud* bombard* sms ping pings pinging pinged buzz buzzes buzzing notif* alert alerts reminder* reminding remind followup* approach* canvas* pursu* prompt* nudg* chivv* mither* torment* circular* mailshot* broadcast* overture* pitches molest* txt* msg* sms* messig* mesag*',
  calling: 'call* ring ringing rang phone* phoning bell telephone* dial*',
  remove:
    'remov* delet* eras* unsubscrib* unsub optout scrub wipe strike block* blocked bin lose forget cancel* withdraw* revoke* deregister deregist* unregist* deactivat* disconnect* suppress* purg* expung* obliterat* rub shred* destroy* ditch* scrap axe cull mute* unlist* delist* unenrol* untick* exclud* omit* rescind* retract* annul* void strik* struck cross* scratch* rmv remuv dump junk trash unsuscribe unsubcribe unsubscrib',
  list: 'list lists database system records books mailing register directory file campaign* rota roll rounds ledger spreadsheet crm computer files server cloud sheet',
  again:
    'again anymore further ever never longer once repeatedly constantly henceforth forthwith hereafter mair evermore agen agin',
  peace: 'peace alone be quiet privacy silence undisturbed untroubled alane wheesht',
  curse:
    'fuck* fucking f feck piss pissed sod sodding bugger* bloody shit* crap bollocks arse* bastard* git gits wanker* prick* twat* tosser* scum* scumbag* cunt* knob* dickhead* muppet* effing blasted flipping blooming',
  thief:
    'scam* con conmen crook* thie* rob* fraud* vulture* parasite* leech* shark* cowboy* predator* vermin liar* lying rogue* rip',
  angry:
    'angry annoyed annoying fuming livid disgust* appall* disgrace* unacceptable unhappy shock* outrage* furious cross rude sick tired fed',
  report:
    'report* complain* ombudsman ico ofcom trading standards watchdog trustpilot review escalat* regulator tps fos redress apology compensation',
  law: 'court sue* suing lawyer* barrister legal proceedings litigation injunction writ claim',
  rights:
    'gdpr data subject access request sar dsar privacy consent permission personal records information lawful rights dpo article',
  press: 'journalist reporter newspaper paper bbc itv podcast producer article documentary story press radio',
  danger:
    'fire gas ambulance police burglar* burst emergency 999 flooding explosion smoke collapse* collapsed',
  person:
    'person human someone somebody anyone anybody manager boss supervisor colleague adviser advisor people operator real voice soul chap',
  machine: 'bot robot machine computer automated ai algorithm chatbot automatic program software',
  family:
    'mum mums mam mother mothers dad dads father fathers brother brothers sister sisters son sons daughter daughters nan nans nana gran grandma grandad granny uncle aunt auntie aunty cousin niece nephew parents parent family siblings kids children child baby grandson granddaughter stepmother stepfather stepson inlaws inlaw',
  spouse:
    'husband husbands wife wifes wives partner partners missus hubby fiance fiancee boyfriend girlfriend fella ex exes bloke lass spouse',
  friend:
    'friend friends neighbour neighbours mate carer carers landlord lodger tenant tenants tenants boss owner owners client clients vendor colleague',
  self: 'i im ive id ill me my myself mine we us our were weve wed',
  you: 'you your youre youve yours yourself ya u lot yous youse yer ye thee thi yis',
  he: 'he hes she shes him her his hers they them their theyre',
  dead: 'died dead death dying passed deceased late funeral buried cremat* grave widow* bereav* lost gone heaven stillborn miscarr* hospice mourning grief griev* ashes wake obituary coroner inquest widower widowed hearse undertaker* cremation crem wreath bereft orphan* interred urn',
  ill: 'ill illness cancer chemo* tumour leukaemia stroke heart dementia alzheimer* parkinson* ms mnd dialysis surgery operation hospital ward icu intensive diagnos* terminal disabled disability wheelchair blind deaf epilep* diabet* copd oxygen bedridden bedbound housebound frail fell fall hip seizure* consultant scan biopsy palliative transplant sepsis ventilator coma unwell poorly sick recover* treatment medication tablets morphine radiotherap* nurse nurses discharge* relapse* mobility amput* injury crippled hernia stent bypass pacemaker angina ulcer* tremor* shakes lupus drip catheter stoma zimmer emphysema fibromyalgia cirrhosis kidney* lungs liver prostate mastectomy inoperable metasta* carcinoma arthritis crohns seizures blackouts',
  mind: 'depress* anxiety anxious nerves panic breakdown mental mentally psychiatr* sectioned suicid* bipolar ptsd therap* counsell* crying cry tears cope coping hopeless worthless overwhelm* stress* despair desperate exhaust* lonely isolated numb trauma* crisis samaritans bits broken shattered dark pieces heartbroken devastated insomnia sobbing shaking weeping hallucinat* paranoi* flashback* lithium voices psychosis schizo* hospitalised',
  memory:
    'memory forget forgot forgetful muddle* confus* remember capacity attorney lpa alzheimer* dementia recall mixed wander* vanish* misplac*',
  violence:
    'hit hits hitting beat beats beaten hurt hurts hurting punch* violent violence abus* threat* strangl* attack* rape* assault* kill scared afraid terrified frightened fear refuge stalk* coerc* control* bully* bullied unsafe escape* fled flee hiding safe hide restraining molestation bruise* smack* shove* throttl* slap* kick* knife stab* stitches bruis* burn',
  force:
    'force* forcing made making makes pressur* bullied told must sign signed signing threatened coerced persuad* trick* conned',
  minor:
    'school underage minor teenager teen child kid twelve thirteen fourteen fifteen sixteen seventeen homework foster gcse gcses',
  ruin: 'bailiff* repossess* evict* homeless bankrupt* insolven* debt* arrears foodbank food benefits benefit universal credit redundan* skint broke destitute starv* hungry loan loans gambl* gambling sanction* meter enforcement ccj iva penniless notice possession court streets tent hostel shelter collectors owe owed owing behind sheriff* overdraft payday ccjs dole giro hardship unemployed statutory summons distraint bookies pawn*',
  drink:
    'drinking drink alcohol alcoholic drugs addict* rehab relapsed sober heroin booze bottle gear methadone spice',
  prison:
    'prison jail custody remand arrested inside probation bail sentenced licence tag tagged inmate offender',
  care: 'care carer carers social worker support home nursing residential safeguarding',
  helpless: 'alone nobody nowhere nothing help helpless begging please lonely hopeless',
  wrong: 'wrong mistake mistaken mixed incorrect misdial* rong error',
  number: 'number numbers num phone mobile sim line landline handset',
  name: 'mr mrs ms miss called named name dr sir madam',
  rent: 'rent renting rented tenant tenants landlord council lodger hmo letting lettings lease housing halls bedsit',
  agent:
    'agent agents agency estate purplebricks connells strike yopa zoopla rightmove solicitor solicitors executor administrator conveyancer behalf acting instructed client clients broker auctioneer*',
  own: 'own owns owned owner owners ownership deeds title belongs belong mine name names half joint share',
  accept:
    'accept accepts accepted accepting agree agrees agreed agreeing acceptance agreement deal done proceed approve* approved consent confirm confirmed confirms',
  yes: 'yes sure absolutely definitely certainly course indeed affirmative aye ok alright right',
  happy:
    'happy glad pleased delighted content fine good great perfect grand lovely brilliant smashing champion sound fair cool chuffed fab magic ace superb spot ideal',
  no: 'no not nope never dont wont cant isnt arent doesnt didnt wouldnt couldnt wasnt nor neither none without hardly nowhere unable nae naw nowt nought nah aint divvent divvnt dinnae dinna cannae wullnae nil zero zilch nada nomore dnt',
  refuse:
    'refuse refuses refusing refused decline declined declining reject rejecting rejected pass turn insult* insulting joke joking laugh laughable derisory ridiculous cheeky pathetic lowball* peanuts disappoint* robbery mick piss dreaming dream bike',
  low: 'low lower little less cheap under below short nowhere enough far',
  more: 'more higher extra better up raise increase improve stretch nearer closer top add another bump',
  lowest: 'lowest minimum least final bottom firm max maximum',
  money:
    'price offer money cash pay pays paid paying cost costs fee fees charge charges sum figure amount grand thousand pounds quid worth value valuation mortgage profit commission',
  sell: 'sell sells selling sold sale buy buyer buyers buying bought purchase market exchange exchanged complete completed completion',
  elsewhere: 'another other others else elsewhere someone somebody different instead competitor already',
  stay: 'stay staying stayed keep keeping remain stopping put hang hold',
  think:
    'think thinking thought consider considering mull ponder decide deciding decided decision undecided unsure sleep weigh weighing torn minds mind fence chew digest reflect',
  later:
    'later tomorrow tonight soon monday tuesday wednesday thursday friday saturday sunday week weekend month months days day evening morning afternoon spring summer autumn winter christmas easter january february march april may june july august september october november december year',
  busy: 'busy work working driving meeting shift shifts holiday abroad away appointment dentist nights',
  talk: 'speak speaking talk talking discuss discussed ask check consult run chat',
  ask: 'who what when where why how which whats whos hows wheres whens',
  can: 'can could would will do does did is are am was shall should may might',
  wait: 'wait waiting hold hang bear moment sec minute mo patience',
  thanks: 'thanks thank ta cheers regards appreciated appreciate grateful',
  hello: 'hello hi hiya hey morning afternoon evening',
  room: 'bed beds bedroom bedrooms bedroomed kitchen bathroom lounge diner garden garage loft attic cellar conservatory porch drive driveway shed utility ensuite toilet stairs hall hallway',
  house:
    'house home property flat bungalow semi detached terrace terraced maisonette cottage apartment studio townhouse place',
  state:
    'condition dated tidy immaculate decorated decorating modernised refurb* renovat* damp mould leak* boiler heating electrics wiring windows plaster carpets updating paint tlc modernis*',
  floor:
    'brick stone tiles tile slate roof walls wall concrete timber steel frame framed panel panels prefab* prc airey wimpey precast cladding thatch* construction built',
  lease: 'lease leasehold freehold years ground freeholder unexpired remaining expire* extend* extension',
  water: 'flood* water river beck stream sea storm rain submerged',
  ground:
    'subsid* underpin* crack* movement structural foundations sinking leaning mine mines shaft heave settlement',
  weed: 'knotweed bamboo weed treatment japanese',
  foam: 'foam spray sprayed rafters insulation loft',
  tenancy:
    'tenancy sitting protected regulated rent ast assured shorthold squatters squatter lodger section tenant tenants',
  auction: 'auction auctions auctioneer auctioneers lot catalogue hammer',
  machineSays:
    'replies reply unattended office automatic automated inbox unavailable mailbox voicemail auto annual monitored',
  language:
    'english polish spanish french urdu punjabi romanian arabic welsh portuguese italian turkish hindi bengali russian ukrainian chinese',
}

/** The kinds of each word as it is listed, with its star. */
export const kindsByWord = new Map<string, string[]>()
for (const [kind, list] of Object.entries(lists))
  for (const word of new Set(list.split(' '))) kindsByWord.set(word, [...(kindsByWord.get(word) ?? []), kind])

const shortest = 3

/** The kinds of a word; none for most. */
export function kindsOf(word: string): string[] {
  const found = [...(kindsByWord.get(word) ?? [])]
  for (let length = shortest; length <= word.length; length += 1)
    found.push(...(kindsByWord.get(`${word.slice(0, length)}*`) ?? []))
  return found
}
