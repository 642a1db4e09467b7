import type { CheckedFunction } from './functions.ts'

/** Arguments and variables of a function that nothing in it speaks of. */
export function unusedNames({ body, args, language }: CheckedFunction): string[] {
  // A body that PostgreSQL keeps as a tree has no text.
  if (body === '') return []
  // What stands in quotes may be a statement that is made from text, so only comments are left out.
  const said = body.replaceAll(/--[^\n]*/g, '')
  const count = (name: string) => said.match(new RegExp(`(?<!\\w)${name}(?!\\w)`, 'gi'))?.length ?? 0
  const unusedArgs = args.filter(
    ({ name }, place) => name !== '' && count(name) === 0 && !said.includes(`$${place + 1}`),
  )
  const declared = language === 'plpgsql' ? declaredIn(said.replaceAll(/(\$[a-z_]*\$)[\s\S]*?\1/g, '')) : []
  return [...unusedArgs.map(({ name }) => name), ...declared.filter((name) => count(name) === 1)]
}

function declaredIn(body: string): string[] {
  return [...body.matchAll(/\bdeclare\b([\s\S]*?)\bbegin\b/gi)].flatMap(([, declarations = '']) =>
    [...declarations.matchAll(/(?:^|;)\s*([a-z_][a-z0-9_]*)\s/gi)].flatMap(([, name]) => name ?? []),
  )
}
