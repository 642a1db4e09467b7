import { describe, expect, it } from 'vitest'
import { readAddress } from '../../db/connection/address.ts'
import { readConfig } from '../../src/config/config.ts'
import { ConfigError } from '../../src/config/variable_group.ts'

describe('the address of the database', () => {
  it('names one server', () => {
    expect(readAddress('postgres://u:p@one/pipeline?sslmode=require')).toEqual({
      urls: ['postgres://u:p@one/pipeline?sslmode=require'],
      mustTakeWrites: false,
    })
  })
  it('names several, of which the one that takes writes counts', () => {
    expect(
      readAddress('postgresql://u:p@one:5433,[::1],three/pipeline?target_session_attrs=read-write'),
    ).toEqual({
      urls: [
        'postgresql://u:p@one:5433/pipeline',
        'postgresql://u:p@[::1]/pipeline',
        'postgresql://u:p@three/pipeline',
      ],
      mustTakeWrites: true,
    })
  })
  it.each([
    [
      'postgres://one,two/pipeline?target_session_attrs=standby',
      /target_session_attrs can be read-write only/,
    ],
    ['postgres://secret@one:port/pipeline', /it is no address/],
    ['mysql://secret@one/pipeline', /it is no address/],
    ['secret', /it is no address/],
  ])('%s is refused, and not quoted', (url, why) => {
    const read = () => readConfig({ DATABASE_URL: url })
    expect(read).toThrow(ConfigError)
    expect(read).toThrow(why)
    expect(read).not.toThrow(/secret/)
  })
})
