/** The points of the lines through values; where one is missing a line ends. */
export function linesOf(
  values: readonly (number | null)[],
  x: (index: number) => number,
  y: (value: number) => number,
): string[] {
  const lines: string[][] = [[]]
  values.forEach((value, index) => {
    if (value === null) lines.push([])
    else lines.at(-1)?.push(`${x(index).toFixed(1)},${y(value).toFixed(1)}`)
  })
  // A day between two without cases is a dot.
  return lines
    .filter((points) => points.length > 0)
    .map((points) => (points.length === 1 ? `${points[0]} ${points[0]}` : points.join(' ')))
}
