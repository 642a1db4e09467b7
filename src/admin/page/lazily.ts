import { type ComponentType, lazy } from 'react'

/** What is loaded when it is first shown. */
export const lazily = <Name extends string, Props>(
  load: () => Promise<Record<Name, ComponentType<Props>>>,
  name: Name,
) => lazy(async () => ({ default: (await load())[name] }))
