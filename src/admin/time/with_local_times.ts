import { exactInWords } from './words.ts'

const moments = /\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z/g

/** A sentence of the machinery, with its times as the company's clocks show them. */
export const withLocalTimes = (sentence: string): string =>
  sentence.replace(moments, (moment) => exactInWords(Date.parse(moment.replace(' ', 'T'))))
