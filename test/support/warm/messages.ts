/** Tells of which types the messages of PostgreSQL's protocol are, each when all of it has come by. */
export function messageTypes(): (chunk: Buffer) => string[] {
  let head = Buffer.alloc(0)
  let type = ''
  let rest = 0
  return (chunk) => {
    const types: string[] = []
    for (let at = 0; at < chunk.length; ) {
      if (rest === 0) {
        const more = chunk.subarray(at, at + headLength - head.length)
        head = Buffer.concat([head, more])
        at += more.length
        if (head.length < headLength) break
        type = String.fromCharCode(head[0] ?? 0)
        rest = head.readInt32BE(1) - 4
        head = Buffer.alloc(0)
      } else {
        const taken = Math.min(rest, chunk.length - at)
        rest -= taken
        at += taken
      }
      if (rest === 0) types.push(type)
    }
    return types
  }
}

const headLength = 5

/** What the server said from the moment on at which it let the client in. */
export function fromWelcomeOn(said: Buffer): Buffer {
  for (let at = 0; at < said.length; at += 1 + said.readInt32BE(at + 1)) {
    if (said[at] === authentication && said.readInt32BE(at + headLength) === 0) return said.subarray(at)
  }
  return said
}

const authentication = 'R'.charCodeAt(0)

export function query(text: string): Buffer {
  const body = Buffer.from(`${text}\0`)
  const head = Buffer.alloc(headLength)
  head.write('Q')
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}

/** A client's last message. */
export const farewell = Buffer.from([0x58, 0, 0, 0, 4])

/** Whether a client begins a session of the protocol's version 3, and does not ask for a cipher or cancel something. */
export function beginsSession(first: Buffer): boolean {
  return first.length >= 8 && first.readInt32BE(0) === first.length && first.readInt32BE(4) === 196_608
}
