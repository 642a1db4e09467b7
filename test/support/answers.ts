/** What a company answers that has said all it can of itself: nothing of it is true of another. */
export const answersOfHomestead: Readonly<Record<string, string>> = {
  are_you_a_bot: 'I am an automated assistant of Homestead Buyers; a person can take over, just say so.',
  who_are_you: 'We are Homestead Buyers; we buy houses directly from their owners.',
  where_is_my_number_from: 'You left your number when you asked about selling your property.',
  is_this_genuine: 'A fair question. Nothing is binding until your own solicitor has checked it.',
  how_does_it_work: 'We compare your property with sold prices nearby and make you an offer.',
  fees: 'There are no fees for you as the seller.',
  solicitors: 'You use your own solicitor, so that everything is checked independently.',
  who_buys: 'We buy ourselves.',
  furniture: 'You may take or leave what you like.',
  clearance: 'What may stay in the house is agreed before contracts.',
  survey: 'Yes, there is a survey before contracts, at no cost to you.',
  why_this_figure: 'We compared it with prices of similar homes sold nearby and took off the works.',
  can_you_go_higher: 'Is there a figure that would work for you? We can look at it.',
  how_long: 'That depends on the solicitors and the searches.',
}
