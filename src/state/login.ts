import { create } from 'zustand'

/** Who the person of this page is to the broker. What they log in with is not in here. */
export type Login = {
  /** They are asked. */
  isOpen: boolean
  /** `ask`: what they enter; `elsewhere`: they are at the service, in another window; `trying`: the broker is asked. */
  stage: 'ask' | 'elsewhere' | 'trying'
  /** The host that knows people (OpenID Connect); empty where the broker itself has their passwords. */
  service: string
  /** Logged in as; empty for nobody. */
  user: string
  /** What went wrong, or why they are asked again, in sentences. */
  problem: string
}

/** What logging in does, once it is loaded. */
export type LoginPort = {
  /** Tries a user and a password at the broker. */
  enter(username: string, password: string): void
  /** Opens the service's window; to be called while a press is handled, or the browser refuses it. */
  visit(): void
  /** Nobody waits for that window any more. */
  cancel(): void
  /** Forgets who the person is. */
  leave(): void
}

export const useLogin = create<Login>(() => ({
  isOpen: false,
  stage: 'ask',
  service: '',
  user: '',
  problem: '',
}))

export function setLogin(change: Partial<Login>): void {
  useLogin.setState(change)
}

/** Asks the person who they are. */
export function askForLogin(): void {
  useLogin.setState({ isOpen: true, stage: 'ask' })
}

/** They would rather not say. */
export function closeLogin(): void {
  port?.cancel()
  useLogin.setState({ isOpen: false, stage: 'ask', problem: '' })
}

let port: LoginPort | null = null

export function attachLogin(given: LoginPort): void {
  port = given
}

/** Null until it is loaded. */
export function loginPort(): LoginPort | null {
  return port
}
