import { foreignBroker } from '#feed/foreignBroker.ts'
import { heldPasses, type Pass } from '#feed/login/heldPasses.ts'
import type { FromLogin } from '#feed/login/LoginPost.ts'
import { openLogin, type LoginLink } from '#feed/login/openLogin.ts'
import { useConnection, type Connection } from '#state/connection.ts'
import { isKiosk } from '#state/isKiosk.ts'
import { attachLogin, setLogin, useLogin } from '#state/login.ts'
import { roomStep } from './roomStep.ts'

let link: LoginLink | null = null
/** The service's window. */
let other: Window | null = null
/** Who is being tried. */
let tried = ''
/** The person has said that they do not want to be asked. */
let isDeclined = false

/**
 * Lets people say who they are to the broker: asks when it refuses them for want of it, tries what they say, forgets it when they leave. A wall
 * display asks nobody. For as long as the page is there.
 */
export function joinLogin(): void {
  attachLogin({ enter, visit, cancel, leave })
  useConnection.subscribe(follow)
  useLogin.subscribe(({ isOpen, stage }, before) => {
    if (before.isOpen && !isOpen && stage === 'ask') isDeclined = true
  })
  follow(useConnection.getState(), null)
}

function follow(now: Connection, before: Connection | null): void {
  if (now.broker !== before?.broker) setLogin({ service: serviceFor(now.broker) })
  const { stage, user } = useLogin.getState()
  if (stage === 'trying' && now.status === 'connected') {
    setLogin({ isOpen: false, stage: 'ask', user: tried, problem: '' })
    isDeclined = false
    return
  }
  const isNews = now.status !== before?.status || now.wantsPass !== before?.wantsPass
  if (!now.wantsPass || !(isNews || stage === 'trying')) return
  if (stage === 'trying') refuse(`The broker does not let you in: ${lastReason(now)}.`)
  else if (user !== '') refuse(`The log-in of ${user} has ended: ${lastReason(now)}.`)
  else if (!isDeclined && !isKiosk()) setLogin({ isOpen: true })
}

/** What was tried is not tried again: some brokers lock out who comes with a wrong password too often. */
function refuse(problem: string): void {
  const { broker } = useConnection.getState()
  setLogin({ isOpen: !isKiosk(), stage: 'ask', user: '', problem })
  heldPasses.set({ broker, pass: null, isRenewal: false })
}

function enter(username: string, password: string): void {
  tryPass({ username, password })
}

function tryPass(pass: Pass): void {
  tried = pass.username
  setLogin({ stage: 'trying', problem: '' })
  heldPasses.set({ broker: useConnection.getState().broker, pass, isRenewal: false })
}

function visit(): void {
  const { login } = roomStep
  if (!login) return
  const back = new URL('login.html', document.baseURI).href
  // Opened by the press itself; where it is to go is known later.
  other = open(back, 'gemba-login', 'popup,width=520,height=720')
  if (!other) {
    setLogin({
      problem: 'The browser did not open the window of the log-in: allow it, and try again.',
    })
    return
  }
  setLogin({ stage: 'elsewhere', problem: '' })
  link ??= openLogin(login.settings, back, hear)
  link.begin()
}

function hear(message: FromLogin): void {
  if (message.kind === 'go') {
    other?.location.replace(message.address)
  } else if (message.kind === 'problem') {
    other?.close()
    setLogin({ isOpen: !isKiosk(), stage: 'ask', problem: message.text })
  } else if (message.kind === 'ending') {
    const at = new Date(message.ends).toLocaleTimeString('en-GB')
    const problem = `Your log-in ends at ${at}. Log in again to go on as ${useLogin.getState().user}.`
    setLogin({ isOpen: !isKiosk(), stage: 'ask', problem })
  } else if (message.isRenewal) {
    heldPasses.set({ broker: useConnection.getState().broker, pass: message.pass, isRenewal: true })
  } else if (useLogin.getState().stage === 'elsewhere') {
    tryPass(message.pass)
  }
}

function cancel(): void {
  other = null
  link?.cancel()
}

function leave(): void {
  link?.close()
  link = null
  isDeclined = true
  setLogin({ isOpen: false, stage: 'ask', user: '', problem: '' })
  heldPasses.set({ broker: useConnection.getState().broker, pass: null, isRenewal: false })
}

/** A token is for the broker that the site itself names, or that is on its host: to any other one it would give the person away. */
function serviceFor(broker: string): string {
  const { login } = roomStep
  if (!login || broker === '' || foreignBroker(broker, document.baseURI, login.broker) !== null)
    return ''
  return new URL(login.settings.issuer).host
}

function lastReason({ reason }: Connection): string {
  return (
    reason
      .replace(/^the broker refused the connection: /, '')
      // what brokers of MQTT 5 say to a wrong password
      .replace(
        'this user is not allowed in',
        'the user name or password is wrong, or may not come in',
      )
  )
}
