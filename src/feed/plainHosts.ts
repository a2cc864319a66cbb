import { mayBePlain } from './login/mayBePlain.ts'

let allowed: readonly string[] = []

/**
 * The hosts to which the page may speak unencrypted: this machine, and in a closed network those that the site's own `gemba.json` names as
 * `"unencrypted"`, where `self` is the page's own host.
 */
export const plainHosts = {
  set: (hosts: readonly string[]): void => void (allowed = hosts),
  has: (hostname: string, base: string): boolean =>
    mayBePlain(hostname) ||
    allowed.includes(hostname) ||
    (allowed.includes('self') && new URL(base).hostname === hostname),
}
