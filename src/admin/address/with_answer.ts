/** The address with another value of one thing; without it when it is empty. */
export function withAnswer(address: string, name: string, value: string): string {
  const given = new URLSearchParams(address)
  if (value === '') given.delete(name)
  else given.set(name, value)
  return given.toString()
}
