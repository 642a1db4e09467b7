import { describe, expect, test } from 'vitest'
import { wholeYesIn } from '../../../../src/agents/sms_agent/plain_yes/whole_yes.ts'

const offer = 150_000

describe('a text is a yes from its first word to its last with what people say beside one', () => {
  test.each([
    ['courtesy', 'Yes please, thank you so much for being so patient with us'],
    ['joy', 'Yes! We are over the moon, you have made our day'],
    ['a name under it', 'YES. Kind regards, Mr P Whitlock'],
    ['names of two', 'Yes from both of us. Pauline & Geoff'],
    ['who acts for them', 'Yes, go ahead. My solicitor is Mrs Amin at Barlow Webb, 01632 960113'],
    ['where the keys are', 'Yes I accept. Keys are with my sister at number 14'],
    ['that they said so before', 'Yes, as I said before, my answer is still yes'],
    [
      'that they talked it over',
      'Had a long chat with the family and we would like to say yes to the £150,000',
    ],
    ['that they want it to go on', 'Yes, get the ball rolling'],
    ['a dialect', 'aye gan on then pet, go ahead'],
    ['a slip of the thumb', 'Ys go ahed'],
    ['their full name', 'Yes. I, Helen Marie Boswell, accept £150,000 for the property'],
  ])('%s', (_, body) => {
    expect(wholeYesIn(body, offer)).not.toBeNull()
  })
})

describe('one word that no phrase has makes it something else', () => {
  test.each([
    ['a condition', 'Yes, once the probate is through'],
    ['another’s yes', 'My mum would have said yes'],
    ['a no', 'Yes I am saying no'],
    ['a receipt', 'yes I got your text'],
    ['who they are', 'Yes, this is Helen'],
    ['a greeting', 'Yes hi'],
    ['what goes on', 'yes and'],
    ['what hesitates', 'Yes, well'],
    ['what was read', "Yes I've read it"],
    ['a title of a play', 'Yes Minister, as if'],
    ['a jest', 'go ahead and make me laugh'],
    ['an acknowledgement', 'ok'],
    ['courtesy alone', 'thank you very much'],
    ['a solicitor alone', 'deal with my solicitor'],
    ['somebody else’s agreement', 'I agree with my wife and she says no'],
    ['what was once meant', 'We were going to accept'],
    ['a lovely house', 'Yes, it is a lovely house'],
    ['words with capitals that are no names', 'Yes But Higher'],
    ['a thing to tell first', 'I accept. My brother owns half of it'],
  ])('%s', (_, body) => {
    expect(wholeYesIn(body, offer)).toBeNull()
  })
})

test('willingness to go on is a yes only to whoever asked for one', () => {
  expect(wholeYesIn('lets get the ball rolling', offer)).toMatchObject({ isOutright: false })
  expect(wholeYesIn('we accept £150,000, get the ball rolling', offer)).toMatchObject({
    isOutright: true,
    saysToWhat: true,
  })
})

test('a text that could be read in very many ways is read to its end', () => {
  expect(
    wholeYesIn(`${'and so we all both have really so very much thank you all '.repeat(4)}no`, offer),
  ).toBeNull()
})
