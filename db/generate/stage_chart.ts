import type { Db } from '../connection/pool.ts'

/** The part of the README that the rules write: the stages, how a lead moves between them, and what each waits for. */
export async function readStageChart(db: Db): Promise<string> {
  const stages = (await db.query<StageRow>(stagesOfRules)).rows
  const moves = (await db.query<MoveRow>(movesOfRules)).rows
  return [
    '```mermaid',
    'stateDiagram-v2',
    '    direction LR',
    ...stages.filter(({ isInitial }) => isInitial).map(({ stage }) => `    [*] --> ${stage}`),
    ...moves.map(({ from, to, causes }) => `    ${from} --> ${to}: ${causes}`),
    ...stages.filter(({ isTerminal }) => isTerminal).map(({ stage }) => `    ${stage} --> [*]`),
    '```',
    '',
    '| Stage | What happens | While the vendor is silent | While it is our turn | People may also go to |',
    '|---|---|---|---|---|',
    ...stages.map(
      ({ stage, description, silence, ours, people }) =>
        `| ${[stage, description, silence, ours, people].map((cell) => cell ?? '').join(' | ')} |`,
    ),
  ].join('\n')
}

const [start, end] = [
  '<!-- From the rules, by npm run db:types -->',
  '<!-- End of what comes from the rules -->',
]

/** The page with this chart in the place of its own. */
export function withStageChart(page: string, chart: string): string {
  const [before, rest = ''] = page.split(start)
  const [, after] = rest.split(end)
  if (before === undefined || after === undefined) throw new Error('the page has no place for the stages')
  return `${before}${start}\n${chart}\n${end}${after}`
}

interface StageRow {
  stage: string
  description: string
  isInitial: boolean
  isTerminal: boolean
  silence: string | null
  ours: string | null
  people: string | null
}

interface MoveRow {
  from: string
  to: string
  causes: string
}

/** An interval as hours or days. */
const wait = `
  case when extract(epoch from after) > 259200
    then extract(epoch from after)::integer / 86400 || ' d'
    else extract(epoch from after)::integer / 3600 || ' h'
  end`

/** What a timer does, in the chart's words. */
const deed = `case action when 'send' then 'a text' when 'move' then to_stage when 'alert' then alert_type else 'a person is asked' end`

const stagesOfRules = `
  select
    stages.stage,
    stages.description,
    stages.is_initial as "isInitial",
    stages.is_terminal as "isTerminal",
    (
      select string_agg(${wait} || ': ' || ${deed}, ', ' order by after, name)
      from pipeline.stage_timers as timers
      where timers.stage = stages.stage and timers.counted_from = 'vendor_silence'
    ) as silence,
    (
      select string_agg(${wait} || ': ' || ${deed}, ', ' order by after, name)
      from pipeline.stage_timers as timers
      where timers.stage = stages.stage and timers.counted_from = 'our_turn'
    ) as ours,
    (
      select case when count(*) filter (where legal.only_return) > 0 then 'the stage it came from'
        else string_agg(legal.to_stage || ' (' || legal.note || ')', ', ' order by legal.to_stage) end
      from pipeline.stage_transitions as legal
      where legal.from_stage = stages.stage and legal.class = 'operator'
    ) as people
  from pipeline.stages as stages
  order by stages.position`

/** What an outcome of an agent is called in the chart. */
const movesOfRules = `
  with causes as (
    select stage as from_stage, to_stage, 1 as place,
      case outcome when 'advance' then 'done' when 'accept' then 'yes' when 'decline' then 'no' when 'reject' then 'refused' else outcome end as cause
    from pipeline.stage_outcomes
    where to_stage is not null and outcome <> 'reply'
    union
    select stage, to_stage, 2, ${wait}
    from pipeline.stage_timers
    where action = 'move'
    union
    select from_stage, to_stage, 3, coalesce('a person, ' || note, 'a person')
    from pipeline.stage_transitions
    join pipeline.stages as stages on stages.stage = from_stage
    where class = 'automation' and stages.owner = 'person'
    union
    select stage, to_stage, 4, 'STOP'
    from pipeline.stages
    join pipeline.stage_transitions on from_stage = stage and class = 'automation'
    where opt_out_ends and to_stage = 'DEAD_LEAD'
  )
  select legal.from_stage as from, legal.to_stage as to, string_agg(distinct_causes.cause, ', ' order by distinct_causes.place, distinct_causes.cause) as causes
  from pipeline.stage_transitions as legal
  join causes as distinct_causes using (from_stage, to_stage)
  join pipeline.stages as here on here.stage = legal.from_stage
  join pipeline.stages as there on there.stage = legal.to_stage
  where legal.class = 'automation'
  group by legal.from_stage, legal.to_stage, here.position, there.position
  order by here.position, there.position`
