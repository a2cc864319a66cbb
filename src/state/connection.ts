import { create } from 'zustand'

/** The link to the broker, as a person would be told it. */
export type Connection = {
  status: 'connecting' | 'connected' | 'lost' | 'refused'
  /** Address without credentials. */
  broker: string
  /** 5 or 4 (MQTT 3.1.1); 0 before the first connection. */
  protocol: number
  /** What the broker or the browser said last, in words. */
  reason: string
  /** The broker refuses for want of a user and password, or of others. */
  wantsPass?: boolean
  /** Epoch milliseconds of the moment when it was connected last, or of the start; while connected, since when. */
  since: number
}

export const useConnection = create<Connection>(() => ({
  status: 'connecting',
  broker: '',
  protocol: 0,
  reason: '',
  since: Date.now(),
}))

export function setConnection(change: Partial<Connection>): void {
  useConnection.setState((known) => {
    const isConnected = (change.status ?? known.status) === 'connected'
    const since = isConnected === (known.status === 'connected') ? known.since : Date.now()
    // What was spoken last stays known while the link is down.
    return { since, ...change, protocol: change.protocol || known.protocol }
  })
}
