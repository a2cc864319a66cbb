import { expect, test } from 'vitest'
import { AskDesk, type AskNews } from '#state/AskDesk.ts'
import type { Answer } from '#twin/process/Answer.ts'
import type { AnswerEvents, Question } from '#twin/process/WhatIf.ts'

/** A model that answers when the test says so, and a desk before it. */
function openWorld() {
  const asked: { question: Question; events: AnswerEvents; isStopped: boolean }[] = []
  const news: AskNews[] = []
  const desk = new AskDesk(
    {
      ask: (question, events) => {
        const each = { question, events, isStopped: false }
        asked.push(each)
        return () => (each.isStopped = true)
      },
    },
    (each) => news.push(each),
    () => undefined,
  )
  const state = (): AskNews => Object.assign({}, ...news)
  return { desk, asked, state }
}

function makeQuestion(seed: number): Question {
  const scenario = {
    id: 'a',
    name: 'A',
    description: '',
    days: 1,
    changes: [],
    compare: [],
    sliders: [],
  }
  return { scenario, seed, replications: 10 }
}

const coarse = { isCoarse: true } as Answer
const exact = { isCoarse: false } as Answer

test('a coarse answer is shown at once, and the exact one ends the question', () => {
  const { desk, asked, state } = openWorld()
  desk.ask(makeQuestion(1))
  expect(state().stage).toBe('computing')
  asked[0].events.onAnswer(coarse)
  expect(state()).toMatchObject({ stage: 'computing', answer: coarse })
  asked[0].events.onAnswer(exact)
  expect(state()).toMatchObject({ stage: 'done', answer: exact })
})

test('while a slider moves only the newest wish waits, and each coarse answer is seen', () => {
  const { desk, asked, state } = openWorld()
  for (const seed of [1, 2, 3, 4]) desk.ask(makeQuestion(seed))
  expect(asked).toHaveLength(1)
  asked[0].events.onAnswer(coarse)
  expect(state().answer).toBe(coarse)
  expect(asked.map((each) => each.question.seed)).toEqual([1, 4])
  // What the first would still say is of yesterday.
  asked[0].events.onAnswer(exact)
  expect(state()).toMatchObject({ stage: 'computing', answer: coarse })
  asked[1].events.onAnswer(exact)
  expect(state()).toMatchObject({ stage: 'done', answer: exact, asked: makeQuestion(4) })
})

test('cancelling ends the computing and keeps what is there', () => {
  const { desk, asked, state } = openWorld()
  desk.ask(makeQuestion(1))
  asked[0].events.onAnswer(coarse)
  desk.cancel()
  expect(asked[0].isStopped).toBe(true)
  asked[0].events.onAnswer(exact)
  expect(state()).toMatchObject({ stage: 'cancelled', answer: coarse })
  desk.ask(makeQuestion(2))
  asked[1].events.onAnswer(exact)
  expect(state()).toMatchObject({ stage: 'done', answer: exact })
})

test('a refusal is said, and what was wished meanwhile is asked all the same', () => {
  const { desk, asked, state } = openWorld()
  const wrong = { from: 'page', severity: 'error', text: 'A cycle without delay.' } as const
  desk.ask(makeQuestion(1))
  desk.ask(makeQuestion(2))
  asked[0].events.onProblem(wrong)
  expect(asked).toHaveLength(2)
  expect(state().stage).toBe('computing')
  asked[1].events.onProblem(wrong)
  expect(state()).toMatchObject({ stage: 'refused', wrong })
})
