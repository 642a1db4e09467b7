const heirs = new WeakMap<Element, () => HTMLElement | undefined>()

/** Who has the focus when this is gone. */
export function nameHeir(gone: Element, heir: () => HTMLElement | undefined): void {
  heirs.set(gone, heir)
}

/** Gives it the focus, or its heir when it is gone; nobody else who has it by now loses it. */
export function giveFocus(element: Element | null): void {
  if (document.activeElement !== document.body || !(element instanceof HTMLElement)) return
  const heir = element.isConnected ? element : heirs.get(element)?.()
  heir?.focus({ preventScroll: true })
}
