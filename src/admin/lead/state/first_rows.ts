/** How many texts and events the page of a lead reads at first. */
export const firstRows = { texts: 60, events: 40 }
