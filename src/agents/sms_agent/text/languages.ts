/**
 * Which language a text is written in, as ISO 639-1 (hr for Croatian, Bosnian and Serbian), for those that many in the UK speak at home: told by its script, or by words that
 * English does not have. One such word may be a name or a slip, two are no accident. Null: English, or not known.
 */
export function languageOf(body: string): string | null {
  const letters =
    body
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{Letter}\p{Mark}']+/gu) ?? []
  return languageOfScript(letters.join('')) ?? languageOfWords(letters)
}

/** Whether a text in another language has a word for a house, its sale or price, or a language: what else it says may be a plea. */
export const isOfTheSale = (body: string): boolean => ofTheSale.test(body.normalize('NFKC').toLowerCase())

const ofTheSale = new RegExp(
  [
    'sprzeda|mieszkani|\\bdom|polsk|angielsk|\\bv[aâ]nd|\\bcas[aă]|apartament|rom[aâ]n|englez|vend|appart|inglés|ingl[eê]s|espa[nñ]ol|piso',
    'portugu[eê]s|italian|maison|anglais|fran[cç]ais|verkauf|haus|wohnung|englisch|deutsch|gwerthu|\\bn?h?t?ŷ|saesneg|cymraeg|\\bev|sat(mak|ıyor|iyor)',
    'ingiliz|türkçe|turkce|parduo|nam[ąa]|but[ąa]|angliškai|angliskai|lietuvi|elad|ház|haz|lakás|lakas|angol|magyar',
    'ofert|offert|[aá]cept|aceit|accett|akzept|angebot|einverstanden|pre[czçt][ioi]|preis|prix|\\bcen[aęy]\\b|fiyat|teklif|kabul|sutink|elfogad|ajánlat',
    'ਘਰ|ਵੇਚ|ਅੰਗਰੇ|ਪੰਜਾਬੀ|گھر|مکان|بیچ|فروخت|انگری|اردو|بيع|منزل|بيت|شقة|إنجليزي|انجليزي|عربي|বাড়ি|বাড়ি|বিক্র|ইংরে|বাংলা|ঘর|ઘર|વેચ|અંગ્રે|ગુજરાતી|घर|मकान|बेच|अंग्रे|हिंदी|हिन्दी',
    '\\bku[cć][aeiu]\\b|\\bstan(?:a|u|om)?\\b|\\bproda|srpski|hrvatski|bosanski|engleski|வீட|விற்|ஆங்கில|தமிழ்|房|卖|賣|英文|英语|英語|中文|дом|прода|квартир|английск|русск|будин|англійськ|українськ|къща|апартамент|българск',
  ].join('|'),
  'u',
)

const scripts: readonly (readonly [language: string, script: RegExp])[] = [
  ['pa', /\p{Script=Gurmukhi}/gu],
  ['gu', /\p{Script=Gujarati}/gu],
  ['bn', /\p{Script=Bengali}/gu],
  ['ta', /\p{Script=Tamil}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['zh', /\p{Script=Han}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
]

/** Where most letters are of one script. */
function languageOfScript(letters: string): string | null {
  const found = scripts.find(([, script]) => (letters.match(script) ?? []).length * 2 > letters.length)
  if (found === undefined) return null
  const [language] = found
  if (language === 'ar') return /[ٹڈڑںےھہگچپ]/u.test(letters) ? 'ur' : 'ar'
  if (language === 'ru') return /[іїєґ]/u.test(letters) ? 'uk' : /ъ/u.test(letters) ? 'bg' : 'ru'
  return language
}

/** Everyday words that no English text has, with their accents and as thumbs leave these out. */
const telling: Readonly<Record<string, string>> = {
  pl: 'dzień dzien dobry cześć czesc chcę chce chciałbym chcialbym chciałabym sprzedać sprzedac sprzedaję mieszkanie dom proszę prosze dziękuję dziekuje nie jest jestem mam moje mój moj mówię mowie polsku ile czy kiedy jak się sie tylko angielsku rozumiem odpisać państwo pana pani jutro tak akceptuję akceptuje zgoda zgadzam sypialnie sypialnia sypialni pokoje pokoi cena cenę tys tysięcy tysiecy funtów funtow dobrze',
  ro: 'bună buna ziua vreau vând vand casa casă apartamentul mulțumesc multumesc sunt este nu am vorbesc românește romaneste engleză engleza înțeleg inteleg pentru când cand cât cat preț pret vă va rog și si limba',
  pt: 'olá ola quero gostaria vender casa apartamento não nao falo inglês ingles entendo obrigado obrigada bom dia boa tarde você voce tenho está esta minha meu quanto português portugues estou muito para aceito oferta preço',
  es: 'hola quiero quisiera vender casa piso no hablo inglés entiendo gracias buenos días dias buenas tardes tengo está mi usted cuánto cuanto español espanol estoy pero para por qué señor sí acepto oferta precio',
  it: 'ciao buongiorno vorrei voglio vendere casa appartamento non parlo inglese capisco grazie sono ho mia mio quanto italiano per favore prezzo della questo che accetto offerta',
  fr: 'bonjour bonsoir je veux voudrais vendre maison appartement parle pas anglais comprends merci suis mon ma vous êtes etes combien français francais pour avec une est oui accepte prix',
  de: 'hallo guten tag ich möchte moechte mochte will verkaufen haus wohnung nicht spreche kein englisch verstehe danke bitte bin habe mein meine wieviel deutsch das ist und mir akzeptiere angebot einverstanden preis',
  cy: 'helo bore da prynhawn dw i wedi eisiau gwerthu fy nhŷ nhy tŷ yn saesneg cymraeg siarad diolch rydw mae gen beth faint ydych chi os gwelwch dda rhywun',
  tr: 'merhaba evimi ev satmak istiyorum ingilizce bilmiyorum türkçe turkce teşekkürler tesekkurler ne kadar benim için icin değil degil evet hayır hayir lütfen lutfen kabul ediyorum teklif fiyat',
  lt: 'labas laba diena noriu parduoti namą nama butą buta nekalbu angliškai angliskai nesuprantu ačiū aciu aš esu mano kiek lietuviškai lietuviskai sutinku kaina',
  hu: 'szia jó jo napot szeretném szeretnem eladni házat hazat lakást lakast nem beszélek beszelek angolul magyarul köszönöm koszonom vagyok mennyi értem ertem elfogadom ajánlat',
  hr: 'dobar dan zdravo hvala želim zelim hoću hocu želimo zelimo prodati prodam prodajem prodajemo kuću kucu kuća kuca govorim engleski razumem razumijem sam nisam smo imam nemam koliko kada molim moja moje vaš cena cijena cijenu cenu prihvatam prihvaćam prihvacam slažem slazem pišite pisite srpski hrvatski bosanski možete mozete možemo mozemo ponuda ponudu ponude nije jeste ali još jos samo treba',
}

/** Words that stand in many of these languages, or in English, tell nothing of which it is. */
const languagesOf = new Map<string, Set<string>>()
for (const [language, words] of Object.entries(telling))
  for (const word of words.split(' '))
    languagesOf.set(word, (languagesOf.get(word) ?? new Set()).add(language))
const english = new Set(
  'no nu am dom tag das mir will pot i da par va cat si an in his her a as on per ma mi ho she me para che ne este una pas ist is est jak ile com sale casa sunt mam pan pana kein os dias nice max pret mia dia tak nie ola mon dan ali jos treba smo cena'.split(
    ' ',
  ),
)

/** Letters that one of these languages has, and English not even in the names that it took over. */
const lettersOf: readonly (readonly [language: string, letters: RegExp])[] = [
  ['pl', /[ąęłńśźż]/],
  ['ro', /[ășțţ]/],
  ['tr', /[ğı]/],
  ['hu', /[őű]/],
  ['lt', /[ėįųū]/],
]
const languagesByLetter = (word: string): string[] =>
  lettersOf.filter(([, letters]) => letters.test(word)).map(([language]) => language)

function languageOfWords(letters: readonly string[]): string | null {
  const hits = new Map<string, { sure: Set<string>; all: Set<string> }>()
  for (const word of letters)
    for (const language of languagesOf.get(word) ?? languagesByLetter(word)) {
      const seen = hits.get(language) ?? { sure: new Set<string>(), all: new Set<string>() }
      seen.all.add(word)
      if (!english.has(word)) seen.sure.add(word)
      hits.set(language, seen)
    }
  const [best, second] = [...hits]
    .filter(
      ([, { sure, all }]) =>
        sure.size >= 2 || (sure.size === 1 && (all.size >= 3 || all.size === new Set(letters).size)),
    )
    .sort(([, one], [, other]) => other.all.size - one.all.size)
  if (best === undefined || best[1].all.size === second?.[1].all.size) return null
  // Beside a few words of it, most of the text is English.
  return best[1].all.size * 3 >= new Set(letters).size ? best[0] : null
}
