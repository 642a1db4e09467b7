/** "1 job", "2 jobs", "1,200 jobs"; a word whose plural is no "s" names it. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`
}
