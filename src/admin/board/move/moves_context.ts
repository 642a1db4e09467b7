import { createContext, useContext } from 'react'
import type { Moves } from './useMoves.ts'

const MovesContext = createContext<Moves | undefined>(undefined)
export const MovesProvider = MovesContext.Provider

export function useMovesOfBoard(): Moves {
  const moves = useContext(MovesContext)
  if (moves === undefined) throw new Error('There are no moves around this.')
  return moves
}
