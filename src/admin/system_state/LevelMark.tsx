import type { Finding } from './useSystemState.ts'

const marks = {
  ok: { colour: 'var(--stage-automation)', word: 'Well' },
  warning: { colour: 'var(--stage-chasing)', word: 'Look' },
  failure: { colour: 'var(--mantine-color-error)', word: 'Fails' },
} as const

/** A form for each level, so that nobody needs its colour: a tick, a triangle, a square. */
export function LevelMark({ level }: { level: Finding['level'] }) {
  const { colour, word } = marks[level]
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" role="img" aria-label={word} style={{ flexShrink: 0 }}>
      {level === 'ok' && <path d="M3 8.5 6.5 12 13 4.5" fill="none" stroke={colour} strokeWidth="2" />}
      {level === 'warning' && <path d="M8 2 15 14.5H1Z" fill="none" stroke={colour} strokeWidth="1.8" />}
      {level === 'failure' && <rect x="2" y="2" width="12" height="12" rx="2" fill={colour} />}
      {level !== 'ok' && (
        <path
          d="M8 6v4M8 11.5v1.4"
          stroke={level === 'failure' ? 'var(--surface)' : colour}
          strokeWidth="1.6"
          fill="none"
        />
      )}
    </svg>
  )
}
