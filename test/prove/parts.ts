import { countOfAll } from '../support/run/proof.ts'
import { filesWithSamples } from './sampled_files.ts'

/** One promise, and the test files that try it. */
export interface Part {
  name: string
  what: string
  files: string[]
  /** Of what, and how many in full; some parts are tried in ways rather than in numbers. */
  of: string
  count?: number
  env?: Record<string, string>
}

const counted: Part[] = [
  {
    name: 'histories',
    what: 'Whatever befalls a lead, its promises hold',
    files: ['test/properties/one_lead.test.ts'],
    of: 'random histories',
    count: countOfAll('histories'),
  },
  {
    name: 'figures',
    what: 'Every figure of hours, days and periods is what counting the rows makes it',
    files: ['test/database/figures/figures_by_hand.test.ts'],
    of: 'random histories',
    count: countOfAll('figureHistories'),
  },
  {
    name: 'few_numbers',
    what: 'Whatever befalls the leads of two numbers, nothing leaves that must not and no words are lost',
    files: ['test/properties/few_numbers.test.ts'],
    of: 'histories of 28 commands',
    count: countOfAll('twoNumbers'),
  },
  {
    name: 'undo',
    what: 'Whatever a person changes by mistake, undo brings it back',
    files: ['test/properties/undo.test.ts'],
    of: 'changes, each undone twice',
    count: countOfAll('undos'),
  },
  {
    name: 'phones',
    what: 'The database and the program read a phone alike',
    files: ['test/database/phones/phones.test.ts'],
    of: 'made-up strings',
    count: countOfAll('phones'),
  },
  {
    name: 'postcodes',
    what: 'The database and the program read a postcode alike',
    files: ['test/database/postcodes/postcodes.test.ts'],
    of: 'made-up strings',
    count: countOfAll('postcodes'),
  },
  {
    name: 'names',
    what: 'Whatever stands in place of a name, the greeting reads well',
    files: ['test/database/wording/first_name.test.ts'],
    of: 'made-up names',
    count: countOfAll('names'),
  },
  {
    name: 'bulk',
    what: 'What is done to many leads at once is done to each once, though its worker is killed in the midst',
    files: ['test/flow/many_leads/killed_bulk_act.test.ts'],
    of: 'leads of one act',
    count: countOfAll('bulkLeads'),
  },
  {
    name: 'csv',
    what: 'A large file is imported once, row for row',
    files: ['test/cli/imports/large_import.test.ts'],
    of: 'rows, given twice',
    count: countOfAll('csvRows'),
  },
  {
    name: 'deliveries',
    what: 'Whatever sources bring, in whatever order and however often, exactly the right leads come of it',
    files: ['test/lead_sources/mixed_deliveries.test.ts'],
    of: 'deliveries',
    count: countOfAll('deliveries'),
  },
  {
    name: 'replies',
    what: 'Beside an import a vendor is answered within 5 seconds (p95), and the import ends',
    files: ['test/worker/queue_order.test.ts'],
    of: 'leads of the import',
    count: countOfAll('importedLeads'),
  },
  {
    name: 'races',
    what: 'Double texts, and all deadlines at once, with workers at work',
    files: ['test/faults/crowds/races.test.ts'],
    of: 'leads whose deadlines are due together, a seventh as many for double texts',
    count: countOfAll('deadlines'),
  },
  {
    name: 'simulation',
    what: 'Each vendor of a simulation comes to an end, to the same one with the same seed, and every figure of it is true',
    files: ['test/simulation/whole_run.test.ts', 'test/database/figures/figures.test.ts'],
    of: 'made-up vendors',
    count: countOfAll('playedVendors'),
  },
  {
    name: 'release',
    what: 'Leads of a database of the last release go on for weeks after it is migrated',
    files: ['test/database/migrate/last_release.test.ts'],
    of: 'leads, one at each stage, for 40 days',
  },
  {
    name: 'outage',
    what: 'An agent that is down is one alert, nobody is asked, and all its leads go on when it is back',
    files: ['test/flow/agents/agent_down.test.ts'],
    of: 'leads that wait for it',
    count: countOfAll('leadsOfAnOutage'),
  },
  {
    name: 'moves',
    what: 'One statement moves a crowd of leads, each with its event, run and timer',
    files: ['test/database/stages/moves.test.ts'],
    of: 'leads',
    count: countOfAll('movesAtOnce'),
  },
  {
    name: 'faults',
    what: 'Each fault of workers, network, clock and PostgreSQL alone',
    files: [
      'test/faults/processes',
      'test/faults/network',
      'test/faults/postgres/postgres_goes_away.test.ts',
      'test/faults/postgres/unfit_database.test.ts',
      'test/faults/postgres/database_clock.test.ts',
      'test/faults/postgres/notifications.test.ts',
      'test/faults/postgres/copies.test.ts',
      'test/faults/crowds',
    ],
    of: 'all stories',
    env: { FAULTS: 'all' },
  },
  {
    name: 'twilio',
    what: 'Wherever the line to Twilio is cut, whatever it answers and whenever the worker is killed, each text leaves once',
    files: ['test/carriers/every_point.test.ts'],
    of: 'points at which the line is cut, and 750 troubles and deaths',
    count: countOfAll('cutPoints'),
  },
  {
    name: 'wrong_values',
    what: 'Whatever wrong value a client of the API gives, and wherever, it is told the field and nothing breaks',
    files: ['test/server/graphql/values/wrong_values.test.ts'],
    of: 'values, at every place of the API',
    count: countOfAll('wrongValues'),
  },
  {
    name: 'page_orders',
    what: 'Whatever a list is ordered by, its pages have every row once, forwards and backwards, and end',
    files: ['test/server/graphql/pages/page_orders.test.ts'],
    of: 'all orders of all lists',
  },
  {
    name: 'failover',
    what: 'A primary dies under load: its standby has every acknowledged write, and all goes on within 30 s',
    files: ['test/faults/postgres/failover.test.ts'],
    of: 'primaries that die',
    count: countOfAll('failovers'),
  },
  {
    name: 'hostile',
    what: 'What another user asks for takes at most three times as long (p95) beside a hostile one',
    files: ['test/server/budget/hostile_user.test.ts'],
    of: 'seconds of a hostile user',
    count: countOfAll('hostileSeconds'),
  },
  {
    name: 'hostile_model',
    what: 'A language model that does whatever a hostile text asks moves nothing, names no sum, promises nothing, sends no link and repeats nothing beyond what the rules alone do',
    files: ['test/models/hostile_model.test.ts'],
    of: 'hostile texts, in six ways each',
    count: countOfAll('hostileTexts'),
  },
  {
    name: 'board_drops',
    what: 'Whatever befalls a drop on the board, it ends as moved, once, or as refused in words, and the screen is what the table is',
    files: ['test/admin/office/drops.test.ts'],
    of: 'drops',
    count: countOfAll('drops'),
  },
  {
    name: 'board_hour',
    what: 'Whoever looks at the board for an hour of 50 changes a second needs no more memory than at first',
    files: ['test/admin/office/hour.test.ts'],
    of: 'seconds of changes',
    count: countOfAll('secondsOfChanges'),
  },
  {
    name: 'anomalies',
    what: 'At 100 leads a day a rule takes nothing for an anomaly more than once a quarter, and a dead source or half the answers are found within a day',
    files: ['test/alerts/anomalies.test.ts'],
    of: 'simulated quarters',
    count: countOfAll('quartersOfFigures'),
  },
  {
    name: 'mixed',
    what: 'Many faults at once, at random: of one server, and of two',
    files: ['test/faults/mix/mixed.test.ts'],
    of: 'seconds of faults',
    count: countOfAll('secondsOfFaults'),
  },
]

/** What no part above tries in full, and `npm test` tries a sample of. */
const others: Part = {
  name: 'stories',
  what: 'Whatever else a sample has one in so many of',
  files: filesWithSamples().filter(
    (file) => !counted.some(({ files }) => files.some((of) => file.startsWith(of))),
  ),
  of: 'all stories',
}

export const parts: Part[] = [...counted, others]
