import metadata from 'libphonenumber-js/metadata.max'
import { writeOrCompare } from './write_or_compare.ts'

/**
 * What libphonenumber keeps of one country's numbers, by position: calling code, general pattern, lengths, trunk
 * prefix, leading digits, patterns of each kind. Types are those of its file, which names none.
 */
type Plan = readonly unknown[]

const at = { general: 2, lengths: 3, trunk: 5, trunkPattern: 7, rewrite: 8, kinds: 11 }

/** Positions in a plan's patterns. A number that is both a landline's and a mobile's can be texted, so mobile goes first. */
const kinds: readonly (readonly [place: number, kind: string])[] = [
  [1, 'mobile'],
  [0, 'landline'],
  [3, 'premium_rate'],
  [2, 'toll_free'],
  [9, 'shared_cost'],
  [8, 'voip'],
  [4, 'personal_number'],
  [7, 'pager'],
  [6, 'company_number'],
  [5, 'voicemail'],
]

const britain = '44'

/** Calling codes with the plans of the countries that share them, the main one first. */
function plansByCode(): [code: string, plans: [Plan, ...Plan[]]][] {
  const { countries, country_calling_codes: codes, nonGeographic } = metadata
  const found = [
    ...Object.entries(codes).map(([code, names]) => [code, names.map((name) => countries[name])] as const),
    ...Object.entries(nonGeographic).map(([code, plan]) => [code, [plan]] as const),
  ]
  return found.map(([code, plans]) => {
    const [plan, ...others] = plans as unknown as Plan[]
    if (plan === undefined) throw new Error(`no plan for +${code}`)
    return [code, [plan, ...others]]
  })
}

/**
 * The arms of a CASE that tells the kind of a national number. Countries that share a calling code share no number, so
 * one pattern holds what all of them say of a kind: PostgreSQL keeps 32 compiled patterns and makes others anew.
 */
function arms(plans: readonly Plan[]): string[] {
  const [plan, ...others] = plans
  const noneOfIts =
    others.length === 0 ? [`when digits !~ ${quoted(`^(?:${plan?.[at.general]})$`)} then null`] : []
  const ofKind = kinds.flatMap(([place, kind]) => {
    const patterns = new Set(plans.flatMap((plan) => patternOf(plan, place) ?? []))
    return patterns.size === 0
      ? []
      : [
          `when ${lengthsOf(plans, place)}digits ~ ${quoted(`^(?:${[...patterns].join('|')})$`)} then '${kind}'`,
        ]
  })
  return [...noneOfIts, ...ofKind]
}

/** Some patterns of a kind fit longer numbers than the kind has. */
function lengthsOf(plans: readonly Plan[], place: number): string {
  const [plan, ...others] = plans
  const kind = plan === undefined || others.length > 0 ? undefined : kindsOf(plan)[place]
  return Array.isArray(kind) && Array.isArray(kind[1]) ? `length(digits) in (${kind[1].join(', ')}) and ` : ''
}

/** A country that does not tell its mobiles from its landlines has one pattern for both. */
function patternOf(plan: Plan, place: number): string | undefined {
  const patterns = kindsOf(plan).map((kind) => (Array.isArray(kind) ? text(kind[0]) : undefined))
  if (patterns[1] !== undefined) return patterns[place]
  return place === 1 ? patterns[0] : place === 0 ? undefined : patterns[place]
}

function kindsOf(plan: Plan): readonly unknown[] {
  return plan[at.kinds] as readonly unknown[]
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function quoted(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}

function planRow([code, plans]: [string, [Plan, ...Plan[]]]): string {
  const [main] = plans
  const trunk = text(main[at.trunkPattern]) ?? text(main[at.trunk])
  const rewrite = text(main[at.rewrite])?.replaceAll('$', '\\')
  const values = [trunk === undefined ? undefined : `^(?:${trunk})`, rewrite, `^(?:${main[at.general]})$`]
  const [asTrunk, asRewrite, asGeneral] = values.map((value) =>
    value === undefined ? 'null' : quoted(value),
  )
  const lengths = `'{${[...new Set(plans.flatMap((plan) => plan[at.lengths] as number[]))].join(',')}}'`
  return `when '${code}' then trunk := ${asTrunk}; rewrite := ${asRewrite}; general := ${asGeneral}; lengths := ${lengths};`
}

function indented(lines: readonly string[], depth: number): string {
  return lines.map((line) => ' '.repeat(depth) + line).join('\n')
}

function sql(): string {
  const all = plansByCode()
  const british = all.filter(([code]) => code === britain)
  const abroad = all.filter(([code]) => code !== britain)
  const codes = all.map(([code]) => code).sort()
  return `-- Generated from libphonenumber's data by db/generate/numbering_plans.ts (npm run db:types). Do not edit.
create or replace function pipeline_private.calling_code(digits text)
  returns text
  language sql
  immutable
  parallel safe
as $$
  select substring(digits from '^(?:${codes.join('|')})')
$$;

create or replace function pipeline_private.phone_kind(calling_code text, digits text)
  returns text
  language plpgsql
  immutable
  parallel safe
as $$
begin
  if calling_code <> '${britain}' then
    return pipeline_private.phone_kind_abroad(calling_code, digits);
  end if;
  return case
${indented(
  british.flatMap(([, plans]) => arms(plans)),
  4,
)}
  end;
end
$$;

create or replace function pipeline_private.phone_kind_abroad(calling_code text, digits text)
  returns text
  language plpgsql
  immutable
  parallel safe
as $$
begin
  case calling_code
${abroad.map(([code, plans]) => `    when '${code}' then return case\n${indented(arms(plans), 6)}\n    end;`).join('\n')}
    else return null;
  end case;
end
$$;

create or replace function pipeline_private.numbering_plan(
  calling_code text,
  out trunk text,
  out rewrite text,
  out general text,
  out lengths integer[]
)
  language plpgsql
  immutable
  parallel safe
as $$
begin
  case calling_code
${indented([...british, ...abroad].map(planRow), 4)}
    else null;
  end case;
end
$$;

comment on function pipeline_private.calling_code(text) is
  'The country calling code that the digits of an international number begin with; null when there is none such.';
comment on function pipeline_private.phone_kind(text, text) is
  'What a national number of a calling code is: mobile (it can be texted), landline, premium_rate, …; null when no such number is in use.';
comment on function pipeline_private.phone_kind_abroad(text, text) is 'As phone_kind(), for calling codes that are not British.';
comment on function pipeline_private.numbering_plan(text) is
  'How the main country of a calling code writes its numbers: the trunk prefix that falls away abroad, what it becomes when not nothing, the pattern of all its numbers and their lengths.';
`
}

// Writes the ranges of telephone numbers into SQL, from libphonenumber's data; with --check it only compares.
await writeOrCompare('db/logic/phones/numbering_plans.sql', sql(), 'libphonenumber')
