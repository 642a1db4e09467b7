import { expect } from 'vitest'
import { beginRun, failRun, finishRun, runScheduleNow } from '../../../db/work/schedules.ts'
import { cliStory } from '../support/story.ts'

cliStory(
  'what is done by the clock is listed with how it went, and asked for now',
  async ({ database: { db }, run }) => {
    expect((await run('schedules', 'runs')).stdout).toBe('None has run yet.\n')
    expect(
      await run('schedules', 'run', 'clean_up', '--no-wait', '--reason', 'the disk is full'),
    ).toMatchObject({
      ...{ code: 0, stdout: 'A worker does it.\n' },
    })
    const { rows } = await db.query<{ id: string }>('select id from pipeline.schedule_runs')
    const id = rows[0]?.id ?? ''
    await beginRun(db, id, '1')
    expect((await run('schedules', 'list')).stdout).toMatch(/clean_up +daily at 02:00 .* is under way\n/)
    await finishRun(db, id, { found: 2, done: 2, says: '2 deliveries removed.' })

    const other = await runScheduleNow(db, 'price_texts', 'they said so')
    await db.query(`update pipeline.schedules set tries = 1 where schedule = 'price_texts'`)
    await beginRun(db, other.id, '2')
    await failRun(db, other.id, 'the carrier is away')
    const runs = (await run('schedules', 'runs')).stdout
    expect(runs).toMatch(
      /price_texts .* failed: the carrier is away\n[\s\S]*clean_up .* 2 deliveries removed\.\n/,
    )
    expect(JSON.parse((await run('schedules', 'runs', 'clean_up', '--json')).stdout)).toMatchObject([
      { says: '2 deliveries removed.' },
    ])
    expect((await run('doctor')).stdout).toContain('price_texts failed: the carrier is away')

    await db.query('select from pipeline_private.generate_alerts()')
    expect((await run('alerts', 'list')).stdout).toMatch(
      /MEDIUM +SCHEDULE_FAILED +price_texts failed: the carrier is away/,
    )
    const unknown = await run('schedules', 'run', 'tea', '--reason', 'x')
    expect(unknown).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('There are: apply_retention, archive_dead_leads'),
    })
  },
)
