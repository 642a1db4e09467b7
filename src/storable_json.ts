/** Escapes of characters that no database keeps: the NUL, and half a character without its other half. */
const unkept =
  /\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[dD][89a-fA-F][0-9a-fA-F]{2}|\\u0000|\\./gs

/** The same JSON without characters that no database keeps. */
export const storableJson = (text: string): string =>
  text.replace(unkept, (found) => (/^\\u(0000|[dD].{3}$)/.test(found) ? '' : found))
