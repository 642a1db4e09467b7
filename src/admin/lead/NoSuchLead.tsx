import { NotFound } from '../page/NotFound.tsx'

export const NoSuchLead = () => (
  <NotFound what="lead" says="The link may be cut short, or the lead belongs to another database." />
)
