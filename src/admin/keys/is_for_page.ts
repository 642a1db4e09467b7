const written = 'input:not([type=radio], [type=checkbox]), textarea, select, [role=dialog], [role=menu]'

/** Not what is written somewhere, nor what a choice, a dialog, a menu or the browser takes; nothing while a dialog asks. */
export function isForPage({ target, key, metaKey, ctrlKey, altKey }: KeyboardEvent): boolean {
  if (metaKey || ctrlKey || altKey || document.querySelector('[aria-modal=true]') !== null) return false
  if (!(target instanceof HTMLElement)) return true
  const isChoice = target.matches('[type=radio], [type=checkbox]')
  return target.closest(written) === null && !(isChoice && (key === ' ' || key.startsWith('Arrow')))
}
