import { expect, test } from 'vitest'
import { splitSentence } from '#twin/process/splitSentence.ts'

test('the first sentence ends at a full stop before a capital, and not in a number', () => {
  expect(
    splitSentence('Output rises by 7.4 % to 24.3 M. The filler limits it. OEE falls.'),
  ).toEqual(['Output rises by 7.4 % to 24.3 M.', 'The filler limits it. OEE falls.'])
  expect(splitSentence('Nothing differs')).toEqual(['Nothing differs', ''])
})
