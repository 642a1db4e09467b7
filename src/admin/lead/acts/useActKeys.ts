import { usePageKeys } from '../../keys/usePageKeys.ts'
import { useOpenAct } from '../state/open_act.ts'
import { useSheet } from '../state/sheet.ts'

const focusOn = (selector: string) => document.querySelector<HTMLElement>(selector)?.focus()

/** Each act has a key of its own; the help lists them. */
export function useActKeys({ takeOver, hold }: { takeOver: () => void; hold: () => void }): void {
  const open = useOpenAct()
  const { mayOverride } = useSheet()
  usePageKeys({
    m: () => open({ name: 'move' }),
    t: takeOver,
    h: hold,
    o: mayOverride ? () => open({ name: 'override' }) : undefined,
    u: () => open({ name: 'undo' }),
    l: () => open({ name: 'call' }),
    c: () => focusOn('#composer'),
    n: () => focusOn('#note'),
    e: () => focusOn('[data-fact]'),
    q: () => focusOn('#questions input'),
  })
}
