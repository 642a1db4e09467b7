/** A fault that the pipeline must survive, and the stories that bring it about: the file, and what it calls them. */
export interface CataloguedFault {
  no: number
  fault: string
  stories: readonly (readonly [file: string, ...names: string[]])[]
  /** What of it no story brings about, and why. */
  notRun?: string
}

const dying = 'faults/processes/dying_workers.test.ts'
const upgrades = 'faults/processes/upgrades.test.ts'
const network = 'faults/network/network.test.ts'
const far = 'faults/network/far_worker.test.ts'
const away = 'faults/postgres/postgres_goes_away.test.ts'
const unfit = 'faults/postgres/unfit_database.test.ts'
const races = 'faults/crowds/races.test.ts'
const outside = 'faults/crowds/outside_services.test.ts'
const heartbeat = 'worker/heartbeat.test.ts'
const outbox = 'flow/texts/outbox.test.ts'

/** In the order and by the numbers of the catalogue that the pipeline was planned against. */
export const catalogue: readonly CataloguedFault[] = [
  {
    no: 1,
    fault: 'a worker dies while its agent thinks',
    stories: [[dying, 'a worker is killed while its agent thinks']],
  },
  {
    no: 2,
    fault: 'all workers die, and come back',
    stories: [[dying, 'all workers are killed, and one comes back']],
  },
  {
    no: 3,
    fault: 'a worker dies between the carrier’s taking a text and our writing it down',
    stories: [
      [
        dying,
        'a worker dies between the carrier’s taking a text and our writing it down',
        'a worker hears that it may send a text when another has sent it already',
      ],
      [outbox, 'after a crash between sending and writing it down the carrier is asked, not texted'],
      ['carriers/twilio_in.test.ts', 'a text whose sender died is settled by what Twilio says of it'],
    ],
  },
  {
    no: 4,
    fault: 'our answer to a vendor’s text is lost after it was kept',
    stories: [[network, 'the answer to a vendor’s text is lost after it was kept']],
  },
  {
    no: 5,
    fault: 'workers die again and again',
    stories: [[dying, 'a third of the workers is killed every ten seconds']],
  },
  {
    no: 6,
    fault: 'a worker is told to stop during a long job, and again',
    stories: [
      [dying, 'a worker is told to stop while its agent thinks', 'a worker is told to stop twice'],
      ['worker/worker.test.ts', 'what cannot finish in time is given back, without counting as a failure'],
    ],
  },
  {
    no: 7,
    fault: 'a worker is frozen past its lease, and thaws',
    stories: [[dying, 'a worker is frozen past its lease and thawed again']],
  },
  {
    no: 8,
    fault: 'PostgreSQL restarts',
    stories: [[away, 'PostgreSQL is absent at the start, restarts and fails while leads are worked on']],
  },
  {
    no: 9,
    fault: 'PostgreSQL fails every few seconds under 5,000 leads',
    stories: [[away, 'PostgreSQL fails every few seconds while five thousand leads are worked on']],
  },
  {
    no: 10,
    fault: 'connections are terminated at random',
    stories: [[away, 'the workers’ connections are cut at random']],
  },
  {
    no: 11,
    fault: 'a black hole',
    stories: [
      [far, 'the line to PostgreSQL loses every packet for a minute'],
      [
        network,
        'a black hole swallows everything for %i s under load; worker, web process and subscribers are back within a minute',
        'whoever waits for an answer that a black hole swallowed waits no longer',
        'a statement that takes its time is waited for, and who only listens notices a dead line',
      ],
    ],
  },
  {
    no: 12,
    fault: 'a connection of which one end knows that it is gone',
    stories: [
      [far, 'PostgreSQL’s side forgets the connections while the line is down'],
      [
        network,
        'a black hole swallows everything for %i s under load; worker, web process and subscribers are back within a minute',
      ],
    ],
  },
  {
    no: 13,
    fault: 'the database is absent at the start',
    stories: [
      [away, 'PostgreSQL is absent at the start, restarts and fails while leads are worked on'],
      ['start/process_life.test.ts', 'waits for its database, says why, and ends in order'],
      ['server/health/health.test.ts', 'alive but not ready while the database is away'],
    ],
  },
  {
    no: 14,
    fault: 'failover to a synchronous standby',
    stories: [
      [
        'faults/postgres/failover.test.ts',
        'a primary dies under load, again and again, and its standby has all that was acknowledged',
      ],
    ],
  },
  {
    no: 15,
    fault: 'the synchronous standby is lost',
    stories: [
      [
        unfit,
        'commits wait for a standby that is not there',
        'somebody cuts short a commit that waits for a standby: whoever asked for it asks again',
      ],
      ['server/health/health.test.ts', 'a commit that waits is told of, and no other is tried beside it'],
    ],
  },
  {
    no: 16,
    fault: 'the disk is full, for tables and for the log',
    stories: [
      [
        unfit,
        'the disk is full for a while, also when a worker starts',
        'there is no room for PostgreSQL’s log: it ends, and all goes on once it is started again',
      ],
    ],
  },
  {
    no: 17,
    fault: 'every connection slot is taken',
    stories: [[away, 'idle clients take every connection slot but those of whoever administers the server']],
  },
  {
    no: 18,
    fault: 'a transaction is forgotten with leads locked',
    stories: [
      [network, 'a person’s forgotten transaction holds a lead'],
      [
        'flow/many_leads/locked_leads.test.ts',
        'a transaction left open on some leads keeps nobody else waiting, and their vendors are heard at once',
      ],
    ],
  },
  {
    no: 19,
    fault: 'the notification queue fills up',
    stories: [
      [
        'faults/postgres/notifications.test.ts',
        'somebody who listens in a transaction keeps every notification until there is no room left',
      ],
    ],
  },
  {
    no: 20,
    fault: 'a notification is lost',
    stories: [[network, 'a worker no longer hears that there is work']],
  },
  {
    no: 21,
    fault: 'one lead, 64 writers',
    stories: [
      [races, 'sixty-four writers move one lead through every door at once'],
      ['database/stages/moves.test.ts', 'of many movers at once one wins, the others are told'],
    ],
  },
  {
    no: 22,
    fault: 'deadlocks between bulk fixes and workers',
    stories: [[races, 'people fix many leads in any order while workers move them']],
  },
  {
    no: 23,
    fault: 'two changes of a lead within 8 ms',
    stories: [[races, 'vendors text twice within milliseconds']],
  },
  {
    no: 24,
    fault: '10,000 leads in one statement',
    stories: [[races, 'leads come in one statement, and nobody else waits']],
  },
  {
    no: 25,
    fault: '10,000 deadlines at once',
    stories: [
      [races, 'all deadlines are due together, and a person’s text goes first'],
      [outbox, 'a backlog leaves at the pace, replies at once'],
    ],
  },
  {
    no: 26,
    fault: 'a job that always fails',
    stories: [
      [
        heartbeat,
        'a job whose attempts are used up settles its row, asks a person and leaves the queue',
        'jobs that fail again and again are told of before they are given up',
      ],
      [outside, 'agents answer with rubbish and errors'],
    ],
  },
  {
    no: 27,
    fault: 'a job that takes its worker down',
    stories: [
      [dying, 'an agent takes its worker down each time it is called'],
      [heartbeat, 'a job that takes its worker down again and again is given up; those beside it go on'],
    ],
  },
  {
    no: 28,
    fault: 'a job that never ends, or keeps the thread',
    stories: [
      [
        dying,
        'an agent keeps its worker’s thread for twenty seconds',
        'an agent never answers and heeds no signal',
      ],
    ],
  },
  {
    no: 29,
    fault: 'memory runs out',
    stories: [
      [dying, 'an agent eats all memory of its worker'],
      [
        'agents/http_agent.test.ts',
        'an answer without an end is cut off soon',
        'a small answer that unpacks to a large one is cut off',
      ],
    ],
  },
  {
    no: 30,
    fault: 'the same delivery ten times at once',
    stories: [
      ['faults/crowds/carrier.test.ts', 'each word of a vendor comes ten times at once'],
      ['carriers/twilio_in.test.ts', 'what a vendor writes is theirs, once, however often it is brought'],
    ],
  },
  {
    no: 31,
    fault: 'late and shuffled reports of the carrier',
    stories: [
      ['faults/crowds/carrier.test.ts', 'the carrier reports late, twice and in no order'],
      ['carriers/twilio_in.test.ts', 'what became of a text is known, and never goes back'],
      [
        'flow/texts/carriers_word.test.ts',
        'what the carrier says before we have written down its id is kept and applied',
      ],
    ],
  },
  {
    no: 32,
    fault: 'forged, replayed, oversized and slow deliveries',
    stories: [
      [
        'server/webhooks/agent_answers.test.ts',
        'whoever does not know the secret, the token or the form gets nowhere, and the run stays open',
        'the same answer again is welcome and changes nothing; another one is late',
      ],
      ['carriers/twilio_in.test.ts', 'whoever is not Twilio leaves nothing'],
      ['server/http/errors.test.ts', 'what cannot be read, or takes too long to arrive'],
    ],
  },
  {
    no: 33,
    fault: 'the carrier or an agent is slow, busy, down, cut off, or speaks nonsense',
    stories: [
      [outside, 'the carrier takes texts and breaks the line', 'agents answer with rubbish and errors'],
      [
        outbox,
        'a refusal that passes is tried again until it goes',
        'a text whose fate nobody knows is never sent again blindly',
      ],
      [
        'flow/agents/agent_down.test.ts',
        'an agent that is down for an hour is one alert; nobody is asked, and all go on by themselves',
        'an agent that says when to come again is not asked before',
      ],
    ],
  },
  {
    no: 34,
    fault: 'a model that was talked into something, or asks for what there is not',
    stories: [
      [
        'database/agent_runs/agent_runs.test.ts',
        'no agent writes what it may not: the SMS agent cannot value a house or make an offer',
        'an answer that is not of the agreed form counts as a failure',
      ],
      ['agents/sms_agent/conversations.test.ts', 'instructions in a text are text'],
    ],
    notRun: 'No agent asks a language model yet; whatever one would answer comes by the same door.',
  },
  {
    no: 35,
    fault: 'two machines that answer each other for ever',
    stories: [
      [
        outbox,
        'a phone that answers every text at once, for ever, gets as many as the limit of a day, and a person is asked once',
      ],
    ],
  },
  {
    no: 36,
    fault: 'clocks ten minutes wrong, of workers and of the database',
    stories: [
      [
        races,
        'the clocks of two workers are ten minutes wrong',
        'what runs by the clock runs once, though the clocks of two workers are far apart',
      ],
      [
        'faults/postgres/database_clock.test.ts',
        'the database’s clock jumps ten minutes ahead under work, and back when all is done',
      ],
    ],
    notRun: 'The database’s clock is left out where Debian’s libfaketime is not installed.',
  },
  {
    no: 37,
    fault: 'the clocks go forward and back',
    stories: [
      [races, 'the clocks go forward and back: texts keep to the hours people see'],
      ['database/clock/clock_changes.test.ts', 'a wait of 72 hours takes 72 hours'],
    ],
    notRun: 'What runs once a day runs by UTC, which knows no such change.',
  },
  {
    no: 38,
    fault: 'workers of two versions',
    stories: [
      [upgrades, 'jobs of a newer program reach an older worker'],
      [heartbeat, 'jobs that no worker knows wait, with an alert until one comes that does'],
    ],
  },
  {
    no: 39,
    fault: 'the queue’s own schema is upgraded under load',
    stories: [
      [
        upgrades,
        'a newer program upgrades the queue to what older ones must not go on with',
        'a newer program upgrades the queue to what older ones may go on with',
      ],
    ],
  },
  {
    no: 40,
    fault: 'a migration under load',
    stories: [
      [
        upgrades,
        'functions, triggers and columns change while leads are worked on, and no guard is ever absent',
      ],
      [
        'database/migrate/migrate_beside_readers.test.ts',
        'somebody who reads for long holds up a migration, and no vendor’s text',
      ],
    ],
  },
  {
    no: 41,
    fault: 'SQL by hand: legal, illegal, in bulk, as the owner, without triggers',
    stories: [
      ['database/stages/stage_matrix.test.ts', 'raw SQL as %s'],
      ['database/actors/by_hand.test.ts', 'what the pipeline keeps for itself is refused by a plain UPDATE'],
      [
        'database/audit/audit.test.ts',
        'a lead changed with its triggers disabled is found, with the columns',
      ],
    ],
  },
  {
    no: 42,
    fault: 'the record is edited by its owner',
    stories: [
      ['database/audit/audit.test.ts', 'a person’s data that were edited in an entry show up'],
      ['cli/upkeep/audit.test.ts', 'exported heads show a history that was rewritten as a whole'],
    ],
  },
  {
    no: 43,
    fault: 'where alerts go is down',
    stories: [
      [
        'alert_channels/notices.test.ts',
        'a channel that will have no notice at all is an alert by the other, until it has one',
        'Slack is left alone for as long as it asks',
      ],
      [
        'alert_channels/slow_channels.test.ts',
        'a mail server that drips is left after a while, by doctor too',
      ],
    ],
  },
  {
    no: 44,
    fault: 'a subscriber is slow, or gone, or its server restarts',
    stories: [
      [
        'server/events/subscribed_events.test.ts',
        'a client that stops reading keeps nobody waiting, and gets the rest when it goes on',
      ],
      [
        'server/events/subscription_cuts.test.ts',
        'nothing is lost and nothing comes twice when PostgreSQL and the web process die under a subscriber',
      ],
    ],
  },
  {
    no: 45,
    fault: 'the API is abused',
    stories: [
      [
        'server/budget/hardening.test.ts',
        'documents that cost more to look at than to send are refused quickly, and the rest is answered',
      ],
      [
        'server/graphql/requests/graphql_limits.test.ts',
        'what could answer with too much is refused before it starts',
      ],
      [
        'server/budget/hostile_user.test.ts',
        'nobody runs or keeps waiting more than their share',
        'thousands of operations on one socket keep nobody else waiting',
      ],
      ['server/graphql/requests/graphql.test.ts', 'each role may do what it may'],
    ],
  },
  {
    no: 46,
    fault: 'a copy is brought up beside the original',
    stories: [
      [
        'faults/postgres/copies.test.ts',
        'a copy of the files that was made under load is whole, and texts nobody until it is told to',
      ],
      [
        'database/migrate/other_server.test.ts',
        'a database that was restored on another server works there as if nothing had happened',
      ],
    ],
  },
]
