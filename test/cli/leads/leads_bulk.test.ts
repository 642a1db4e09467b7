import { expect } from 'vitest'
import { workOffBulkActs } from '../../support/bulk_acts.ts'
import { aLeadAt, stageOf } from '../../support/leads.ts'
import { cliStory } from '../support/story.ts'

cliStory(
  'many leads are looked at, done and taken back on the command line',
  async ({ database: { db }, run }) => {
    const retry = await aLeadAt(db, 'RETRY_1', { vendor_name: 'Ada Pole' })
    const agreed = await aLeadAt(db, 'OFFER_ACCEPTED', { vendor_name: 'Dan Fox' })
    const meant = ['leads', 'bulk', 'do', 'move', '--to', 'retry_2', '--search', 'Oak Road']
    const look = await run(...meant)
    expect(look).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('2 leads: it would be done to 1, and refused for 1:'),
    })
    expect(look.stdout).toContain('it may not move from OFFER_ACCEPTED to RETRY_2 (VL001): Dan Fox')
    expect(await stageOf(db, retry)).toBe('RETRY_1')
    expect(await run(...meant, '--yes')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--reason'),
    })
    expect(await run('leads', 'bulk', 'do', 'hold')).toMatchObject({ code: 2 })

    const begun = await run(...meant, '--yes', '--no-wait', '--json', '--reason', 'time to ask again')
    const { id } = JSON.parse(begun.stdout)
    const work = () => workOffBulkActs(db)
    expect(await run('leads', 'bulk', 'pause', id)).toMatchObject({
      code: 0,
      stdout: 'move: paused, 0 of 2 done.\n',
    })
    await run('leads', 'bulk', 'resume', id)
    await work()
    const shown = await run('leads', 'bulk', 'show', id, '--refused')
    expect(shown.stdout).toContain('move: finished, 1 of 2 done, 1 refused.')
    expect(await stageOf(db, retry)).toBe('RETRY_2')

    expect((await run('leads', 'bulk', 'undo', id)).stdout).toContain('1 lead: it would be taken back for 1.')
    await run('leads', 'bulk', 'undo', id, '--yes', '--no-wait', '--reason', 'wrong list')
    await work()
    expect(await stageOf(db, retry)).toBe('RETRY_1')
    expect((await run('leads', 'bulk', 'list')).stdout).toMatch(/undo .*\n.*move to RETRY_2/)

    const lose = ['leads', 'bulk', 'do', 'move', '--to', 'dead-lead', '--lead', agreed]
    expect((await run(...lose)).stdout).toContain(
      '1 lead would lose a deal or an investor, and nobody tells on what: --fall-through survey_or_condition|',
    )
    const told = [...lose, '--fall-through', 'mortgage-or-chain']
    expect((await run(...told)).stdout).not.toContain('nobody tells')
    await run(...told, '--yes', '--no-wait', '--reason', 'the chain broke')
    await work()
    const { rows } = await db.query(
      'select fall_through_kind from pipeline.deals where vendor_lead_id = $1',
      [agreed],
    )
    expect(rows).toEqual([{ fall_through_kind: 'mortgage_or_chain' }])
  },
)
