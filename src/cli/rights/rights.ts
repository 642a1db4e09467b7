import { writeFile } from 'node:fs/promises'
import {
  acknowledgeRightsRequest,
  exportSubjectData,
  extendRightsRequest,
  logRightsRequest,
  readRightsRequests,
  settleRightsRequest,
} from '../../../db/leads/rights_requests.ts'
import { subjectDataHtml } from '../../subject_data/subject_data_html.ts'
import { leadMeant } from '../arguments/lead_meant.ts'
import { momentMeant } from '../arguments/moment_meant.ts'
import { uuid, wholeNumber } from '../arguments/number_and_id.ts'
import type { Command } from '../command/command.ts'
import { print, printList } from '../output/terminal.ts'

const anId = '0199d0c5-7b1e-7c3a-9f00-2b6f3c1d4e5f'

/** `rights …`: what people ask of us by right, each with its last day. */
export function addRights(program: Command): void {
  const rights = program.subcommand(
    'rights',
    'what people ask of us by right (their data, a complaint …), each with its last day',
  )
  addList(rights)
  addLog(rights)
  rights
    .subcommand('acknowledge', 'note that they were told that it has come')
    .argument('<id>', 'id of the request', uuid)
    .examples(`rights acknowledge ${anId}`)
    .onDatabase(async (db, id: string) => {
      await acknowledgeRightsRequest(db, id)
      print('Noted.')
    })
  rights
    .subcommand('extend', 'give it more time, once, where the law lets us; tell them why before its last day')
    .argument('<id>', 'id of the request', uuid)
    .requiredOption('--reason <why>', 'why, as they were told')
    .examples(`rights extend ${anId} --reason "there are 2,000 pages; written to them on 3 March"`)
    .onDatabase(async (db, id: string, { reason }: { reason: string }) => {
      print(`The last day is ${await extendRightsRequest(db, id, reason)} now.`)
    })
  for (const [name, what] of Object.entries({
    answered: 'they have been answered',
    refused: 'it was refused, where the law lets us',
    withdrawn: 'they took it back, or it was none',
  }))
    rights
      .subcommand(name, `say that ${what}`)
      .argument('<id>', 'id of the request', uuid)
      .argument('<outcome>', 'what they were told')
      .examples(`rights ${name} ${anId} "told by e-mail on 3 March"`)
      .onDatabase(async (db, id: string, outcome: string) => {
        await settleRightsRequest(db, id, name, outcome)
        print(`Settled: ${name}.`)
      })
  addExport(rights)
}

function addList(rights: Command): void {
  rights
    .subcommand('list', 'list what is open, what is due first')
    .option('--settled <count>', 'so many of those that are settled as well', wholeNumber(0, 1_000), 0)
    .option('--json', 'as JSON')
    .examples('rights list')
    .onDatabase(async (db, { settled, json }: { settled: number; json?: true }) => {
      printList(json, await readRightsRequests(db, { settled }), 'Nothing is open.', {
        ID: ({ id }) => id,
        'LAST DAY': ({ dueOn }) => dueOn,
        STATUS: ({ status }) => status,
        WHAT: ({ title }) => title,
        CAME: ({ receivedAt }) => receivedAt,
        TOLD: ({ acknowledged }) => (acknowledged ? 'yes' : 'no'),
        LEAD: ({ leadId }) => leadId,
        WHO: ({ vendorName }) => vendorName,
      })
    })
}

function addLog(rights: Command): void {
  rights
    .subcommand('log', 'note one that came by telephone, letter or e-mail')
    .argument('<id|phone>', 'id of the lead, or the phone number of its vendor')
    .argument(
      '<kind>',
      'access, rectification, erasure, restriction, portability, objection, automated_decision or complaint',
    )
    .argument('<said>', 'what was asked, in short')
    .requiredOption('--by <way>', 'how it came: call, letter, email, in_person or other')
    .option('--received <time>', 'when it came to us, if not now: its clock runs from that day')
    .notes('An objection silences the number at once.')
    .examples('rights log 07700900999 access "a copy of everything" --by letter --received 2026-11-20')
    .onDatabase(
      async (
        db,
        idOrPhone: string,
        kind: string,
        said: string,
        { by, received }: { by: string; received?: string },
      ) => {
        const { id: leadId } = await leadMeant(db, idOrPhone)
        const receivedAt = received === undefined ? null : await momentMeant(db, '--received', received)
        const request = await logRightsRequest(db, { leadId, kind, cameBy: by, said, receivedAt })
        print(`Noted: ${request.id}. The last day is ${request.dueOn}.`)
      },
    )
}

function addExport(rights: Command): void {
  rights
    .subcommand(
      'export',
      'write out all that is held about whoever made an open request, for them to be sent',
    )
    .argument('<id>', 'id of the request', uuid)
    .option('--json', 'as JSON, for those who take it elsewhere; else as a page to be read')
    .option('--to <file>', 'into this file, which only you can read')
    .notes(
      'Read it before it is sent: notes and texts may tell of others. It is on record that it was taken.',
    )
    .examples(`rights export ${anId} --to their-data.html`)
    .onDatabase(async (db, id: string, { json, to }: { json?: true; to?: string }) => {
      const data = await exportSubjectData(db, id)
      const written = json ? `${JSON.stringify(data, null, 2)}\n` : subjectDataHtml(data)
      if (to === undefined) process.stdout.write(written)
      else {
        await writeFile(to, written, { mode: 0o600, flag: 'wx' })
        print(`Written: ${to}`)
      }
    })
}
