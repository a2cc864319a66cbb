import type { Display, DisplayState } from './DisplayBook.ts'

/** The states of a display in a word or two. */
export const displayWords: Record<DisplayState, string> = {
  well: 'Well',
  troubled: 'In trouble',
  frozen: 'Frozen',
  gone: 'Gone',
  silent: 'Silent',
  unheard: 'Not heard yet',
}

/** What is to be known of a display beside its figures, in a sentence; empty for one that is well. */
export function sayDisplay({ state, health }: Display): string {
  if (state === 'gone') return 'Its connection ended without a word: closed, crashed, or off.'
  if (state === 'silent') return 'It says nothing any more: look whether it is on.'
  if (state === 'unheard') return 'Known from the broker; its next word may come any moment.'
  const { trouble, link } = health
  if (trouble !== '') return `${trouble.charAt(0).toUpperCase()}${trouble.slice(1)}.`
  if (link !== 'connected') return 'It has no connection for values.'
  return ''
}
