create or replace function pipeline_private.read_reference(written text)
  returns text
  language sql
  immutable
  parallel safe
as $$
  select case
    when bare ~* '^\d([.,]\d+)?e\+?\d+$' then null
    when plain ~ '^0*$' then null
    when plain ~ '^(na|none|null|nil|nan|unknown|undefined|tbc|tba|tbd|notknown|notapplicable|notavailable|notgiven|notprovided|noref|noreference|blank|empty|missing)$' then null
    when bare like '#%' and plain ~ '^(ref|value|name|div0|num|null|na)$' then null
    else bare
  end
  from (select regexp_replace(written, '^\s+|\s+$', '', 'g')) as given (bare)
  cross join lateral (select regexp_replace(lower(bare), '[\s!-/:-@[-`{-~–—]', '', 'g')) as said (plain)
$$;

comment on function pipeline_private.read_reference is
  'A source''s own id of a lead; null for what identifies nobody: "n/a", "-", "0", a number that a spreadsheet has shortened. The same as readReference() in src/intake.';
