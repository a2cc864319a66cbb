import type { AnswerReading } from './Command.ts'

/** Where a finding can be sent as a work order. */
export type WorkOrderTarget = {
  name: string
  /** JSON with placeholders (`fillWorkOrder`). */
  body: unknown
  to:
    | { kind: 'webhook'; url: string }
    /** As a command, below a topic: the plant's desk answers. */
    | { kind: 'topic'; topic: string; answer: AnswerReading }
}
