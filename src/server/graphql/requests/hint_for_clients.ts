/** What only somebody at a terminal could do. */
const forTerminals =
  /\b(npm|orchestrator|select|set_config|SQL|UPDATE|INSERT|DELETE|statement|transaction|command line)\b/
const name = /\b(?:pipeline\.)?([a-z]+(?:_[a-z]+)+|[a-z]+(?=\(\)))(?:\(\))?/g

/** A hint of the database to a client of the API: with names as the API has them, and nothing that it cannot do. */
export function hintForClients(hint: string): string | undefined {
  const fit = hint.split(/(?<=[.;]) /).filter((sentence) => !forTerminals.test(sentence))
  const said = fit.join(' ').replaceAll(name, (_, found: string) => camelCase(found))
  return said === '' ? undefined : said.replace(/;$/, '.')
}

function camelCase(found: string): string {
  return found.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
