/** Somebody answered with more than was agreed on. */
export class AnswerTooLarge extends Error {
  override name = 'AnswerTooLarge'
}

/**
 * The same answer, whose body is counted while it is read, as it is once it was unpacked: reading it fails with
 * AnswerTooLarge at the first byte too many, and the line is closed.
 */
export function limitedBody(response: Response, mostBytes: number): Response {
  if (response.body === null) return response
  let size = 0
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      size += chunk.byteLength
      if (size > mostBytes)
        controller.error(new AnswerTooLarge(`the answer has more than ${mostBytes} bytes`))
      else controller.enqueue(chunk)
    },
  })
  return new Response(response.body.pipeThrough(counted), response)
}
