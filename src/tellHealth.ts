import type { OpenWatch } from '#feed/watch/openWatch.ts'
import type { HealthWish } from '#feed/watch/HealthLink.ts'
import { resolveBroker } from '#feed/resolveBroker.ts'
import { cleanName } from '#people/Card.ts'
import { isTopicLevel } from '#people/roomTopics.ts'
import { useConnection } from '#state/connection.ts'
import { isKiosk } from '#state/isKiosk.ts'
import { useRoom } from '#state/useRoom.ts'
import { useWatch } from '#state/watch.ts'
import { readMe } from './readMe.ts'
import { useShown } from './useShown.ts'

/**
 * Has the watchdog of a display (`?kiosk`, or any page with `?display=NAME`) tell its room how it is, over the broker of the open plant. For as
 * long as the page is there.
 */
export function tellHealth(watch: OpenWatch): void {
  const query = new URLSearchParams(location.search)
  if (!isKiosk() && !query.has('display')) return
  const own = readMe(location.search)
  const given = cleanName(query.get('display') ?? '')
  // Several windows of one wall are of one browser.
  const cell = query.get('cell') ?? ''
  const key = [isTopicLevel(given) ? given : own.me.user.slice(1), cell].filter(Boolean).join(' ')
  const name = given || (own.me.isNamed ? own.me.name : `Display ${own.me.user.slice(1, 5)}`)
  const display = cell ? `${name} (${cell})` : name
  if (!isTopicLevel(key)) return
  useWatch.setState({ display })
  let known = ''
  const follow = (): void => {
    const wish = wanted(own.me.user, key, display)
    const text = JSON.stringify(wish)
    if (wish && text !== known) watch.link(wish)
    if (wish) known = text
  }
  useConnection.subscribe(follow)
  useShown.subscribe(follow)
  useRoom.subscribe(follow)
  follow()
}

/** Null while there is no broker that would take it: then the one before is still told. */
function wanted(anonymous: string, key: string, name: string): HealthWish | null {
  const { plant } = useShown.getState()
  const { status, broker } = useConnection.getState()
  const { room } = useRoom.getState()
  if (!plant) return null
  const address = resolveBroker(plant.broker, document.baseURI)
  if ('problem' in address || status !== 'connected' || broker !== address.broker) return null
  const user = address.username ?? anonymous
  return isTopicLevel(user) ? { ...address, room, user, key, name } : null
}
