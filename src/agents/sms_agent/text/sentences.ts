/** Sentences of a text in one spelling, without what closes them. */
export const sentencesOf = (text: string): string[] =>
  text
    .split(/[.!?;,:\n()"]+|\s-\s/)
    .map((sentence) =>
      sentence
        .replace(/[^\p{L}\p{N}£ ]/gu, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((sentence) => sentence !== '')
