import { expect } from 'vitest'
import { inTransaction } from '../support/databases/database.ts'

for (const [config, message] of [
  ['{"model": "OFF"}', 'model is on or off'],
  ['{"model": null}', 'model is on or off'],
  ['{"freeWords": "yes"}', 'freeWords is true or false'],
  ['{"prompt": "../../secrets"}', 'prompt is a name like reply_1'],
  ['{"promt": "reply_1"}', 'promt is no parameter of this agent'],
] as const) {
  inTransaction(
    `what the SMS agent could not be told is refused, of one in its shadow as well: ${config}`,
    async ({ db }) => {
      for (const attempt of [
        `update pipeline.agents set config = '${config}' where agent = 'sms_agent'`,
        `insert into pipeline.agents (agent, title, shadows, writes, config)
       select 'sms_agent_new', 'New', agent, writes, '${config}' from pipeline.agents where agent = 'sms_agent'`,
      ]) {
        await db.query('savepoint before')
        await expect(db.query(attempt)).rejects.toMatchObject({ code: 'VL018', message })
        await db.query('rollback to savepoint before')
      }
    },
  )
}

inTransaction('what it may be told is taken', async ({ db }) => {
  const { rows } = await db.query(
    `update pipeline.agents set config = '{"model": "off", "freeWords": true, "prompt": "reply_12"}' where agent = 'sms_agent' returning config`,
  )
  expect(rows).toEqual([{ config: { model: 'off', freeWords: true, prompt: 'reply_12' } }])
})
