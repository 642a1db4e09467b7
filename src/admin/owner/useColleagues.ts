import { useQuery } from 'urql'
import { Colleagues, type ColleaguesQuery } from '../graphql/documents.ts'
import { refusalInWords } from '../graphql/refusal.ts'

export type Colleague = ColleaguesQuery['colleagues'][number]

/** Everybody who may look after leads; undefined before that is known. */
export function useColleagues(): { colleagues: readonly Colleague[] | undefined; problem?: string } {
  const [{ data, error }] = useQuery({ query: Colleagues, requestPolicy: 'cache-and-network' })
  return { colleagues: data?.colleagues, ...(error && { problem: refusalInWords(error) }) }
}
