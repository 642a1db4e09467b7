import { createContext, useContext } from 'react'

/** Asks who is to look after a lead of the board. */
export type AskForOwner = (leadId: string) => void

const OwningContext = createContext<AskForOwner>(() => {})
export const OwningProvider = OwningContext.Provider

export const useAskForOwner = () => useContext(OwningContext)
