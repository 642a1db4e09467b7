/** Royal Mail's postcode areas that lie in the United Kingdom, Jersey, Guernsey and Man; the forces' BF is no place. */
const areas = `
  AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH
  EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M
  ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST
  SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE`
  .trim()
  .split(/\s+/)

/** The only areas with a district 0. */
const withDistrictZero = 'BL|BS|CM|CR|FY|HA|PR|SL|SS'
/** The only districts, all in London, that are divided by a letter. */
const lettered = '(?:E1|N1|NW1|SE1|SW1|W1|EC[1-4]|WC[12])[A-HJ-NP-Z]'
const outward = `(?:(?:${areas.join('|')})[1-9][0-9]?|(?:${withDistrictZero})0|${lettered})`
/** The letters C, I, K, M, O and V are left out, since they are misread. */
const inward = '[0-9][ABD-HJLNP-UW-Z]{2}'

const outwardCode = new RegExp(`^${outward}$`)
const wholeCode = new RegExp(`^${outward}${inward}$`)

/** Whether there can be districts of this name: the area exists, and it is written as they are. */
export function isOutwardCode(text: string): boolean {
  return outwardCode.test(text)
}

/** Whether it is a whole postcode, in capitals without a space. */
export function isWholeCode(compact: string): boolean {
  return wholeCode.test(compact)
}
