import { heldPasses } from '#feed/login/heldPasses.ts'
import { openRoom, type Room } from '#feed/openRoom.ts'
import { postOrder } from '#feed/orders/postOrder.ts'
import { resolveBroker } from '#feed/resolveBroker.ts'
import type { OwnCard, RoomStanding } from '#feed/RoomPost.ts'
import { isPersonColour } from '#people/Card.ts'
import type { Person } from '#people/Person.ts'
import { PoseFlags } from '#people/Pose.ts'
import { PoseAt, poseStride } from '#people/PoseAt.ts'
import { isTopicLevel } from '#people/roomTopics.ts'
import type { InspectedVoice } from '#scene/InspectedVoice.ts'
import type { InspectedPerson } from '#scene/openInspection.ts'
import { attachCommandPort, setCommands } from '#state/commands.ts'
import { useConnection } from '#state/connection.ts'
import { noteOrder } from '#state/giveCommand.ts'
import { useHeadset } from '#state/headset.ts'
import { isKiosk } from '#state/isKiosk.ts'
import { openCommands } from '#state/openCommands.ts'
import { useModeration } from '#state/moderation.ts'
import { othersHere } from '#state/others.ts'
import { poses } from '#state/poses.ts'
import { addProblem } from '#state/problems.ts'
import { attachRoom, changeMe, forgetRoom, noteRoomMessage, useRoom } from '#state/room.ts'
import { useVoice } from '#state/voice.ts'
import { useWorkOrders } from '#state/workOrders.ts'
import { attachTalkKey } from '#ui/room/attachTalkKey.ts'
import { openVoice } from '#voice/openVoice.ts'
import { sayVerdict } from '#people/sayVerdict.ts'
import { OwnSigns } from './OwnSigns.ts'
import { makeKey, readMe } from './readMe.ts'
import { pageKey } from './pageKey.ts'
import { roomStep } from './roomStep.ts'
import { useShown } from './useShown.ts'

let room: Room | null = null
let signs: OwnSigns | null = null
let detach = (): void => undefined
/** The broker whose room this is, and who the person is to it. */
let joined = ''
/** `~` and the key of this browser. */
let anonymous = ''

/**
 * Joins the room that the address of the page names, over the broker of the open plant, and stays in it: anew when another plant has another
 * broker, or the page comes back from the browser's memory. For as long as the page is there.
 */
export function joinRoom(): void {
  const { wrongRoom, ...known } = readMe(location.search, isKiosk())
  anonymous = known.me.user
  useRoom.setState(known)
  if (wrongRoom !== '') sayWrongRoom(wrongRoom)
  roomStep.run = run
  roomStep.inspect = inspect
  roomStep.inspectVoice = inspectVoice
  openCommands()
  useWorkOrders.setState({ post: postOrder })
  openVoice({ ice: roomStep.ice, liveKit: roomStep.liveKit })
  attachTalkKey()
  useConnection.subscribe(follow)
  useShown.subscribe(follow)
  useModeration.subscribe(({ me }, before) => {
    // Not amid the messages that it came with.
    if (me !== before.me) queueMicrotask(obey)
  })
  useHeadset.subscribe(({ session, visibility }, before) => {
    if (session !== before.session || visibility !== before.visibility) tellDevice()
  })
  tellDevice()
  document.addEventListener('visibilitychange', tellCard)
  addEventListener('pagehide', leave)
  addEventListener('pageshow', follow)
  follow()
}

/** Joins, leaves or changes over, as the open plant and its link to the broker have it. */
function follow(): void {
  const { plant } = useShown.getState()
  const { status, broker: connected } = useConnection.getState()
  if (!plant) return
  const address = resolveBroker(plant.broker, document.baseURI)
  const username = 'problem' in address ? '' : (heldPasses.get(address.broker) ?? address).username
  const wanted = 'problem' in address ? '' : JSON.stringify([address.broker, username])
  if (wanted === joined) return
  leave()
  if (isRemoved()) return
  // Nobody knocks at a door where the plant's own values do not come from yet.
  if ('problem' in address || status !== 'connected' || connected !== address.broker) return
  const user = username ?? anonymous
  if (!isTopicLevel(user)) {
    const reason = 'the user name that the broker is given cannot be part of a topic'
    useRoom.setState({ status: 'refused', reason })
    return
  }
  joined = wanted
  const { me, room: name } = useRoom.getState()
  useRoom.setState({ status: 'joining', me: { ...me, id: makeKey(), user, role: null } })
  room = openRoom({
    wish: {
      ...address,
      page: pageKey,
      room: name,
      user,
      session: useRoom.getState().me.id,
      card: ownCard(),
    },
    poses,
    onStanding: stand,
    onPeople: notePeople,
    onLetters: (letters) => letters.forEach(noteRoomMessage),
    onLatency: (latency) => void (roomStep.latency = latency),
    onProblem: addProblem,
    onCommand: (told) => {
      if (told.kind === 'order') noteOrder(told.news)
      else setCommands({ isDeskThere: told.isThere })
    },
  })
  signs = new OwnSigns(room)
  const opened = room
  const stops = [
    attachRoom({
      send: (...all) => opened.send(...all),
      wantPicture: (id) => opened.want(id),
      tellWho: tellCard,
    }),
    attachCommandPort({
      order: (order) => opened.command({ kind: 'order', order }),
      watch: (watch) => opened.command({ kind: 'watch', watch }),
    }),
  ]
  detach = () => stops.forEach((stop) => stop())
}

/** Who was removed from the room leaves it, and comes back when that is over. */
function obey(): void {
  const { me } = useModeration.getState()
  if (isRemoved() && me) {
    leave()
    useRoom.setState({ status: 'refused', reason: sayVerdict(me) })
  } else follow()
}

function isRemoved(): boolean {
  return useModeration.getState().me?.act === 'remove'
}

function leave(): void {
  if (!room) return
  joined = ''
  detach()
  signs?.close()
  room.close()
  room = signs = null
  forgetRoom()
}

/**
 * What the room does in a frame.
 * @frame
 */
function run(now: number): void {
  if (!room) return
  room.check(now * 1000)
  const { people, me } = useRoom.getState()
  if (people.length > 0) poses.sample(now)
  // A wall display is nowhere.
  if (me.device !== 'kiosk') signs?.run(now, people.length === 0)
}

function stand({ status, reason, role }: RoomStanding): void {
  const { me } = useRoom.getState()
  useRoom.setState({ status, reason, me: role === me.role ? me : { ...me, role } })
}

function notePeople(changed: readonly Person[], gone: readonly string[]): void {
  useRoom.setState(({ people }) => {
    const news = new Map(changed.map((person) => [person.id, person]))
    const stay = people.filter(({ id }) => !gone.includes(id))
    const next = stay.map((person) => {
      const found = news.get(person.id)
      news.delete(person.id)
      return found ?? person
    })
    return { people: [...next, ...news.values()] }
  })
}

/** A wall display stays one. */
function tellDevice(): void {
  if (useRoom.getState().me.device === 'kiosk') return
  changeMe({ device: useHeadset.getState().session ? 'headset' : 'desktop' })
}

function tellCard(): void {
  room?.setCard(ownCard())
}

function ownCard(): OwnCard {
  const { name, colour, device, muted, speaking, records, consent, wall } = useRoom.getState().me
  const { session, visibility } = useHeadset.getState()
  const away = session ? visibility === 'hidden' : document.hidden
  const own = isPersonColour(colour) ? colour : ''
  return { name, colour: own, device, muted, speaking, away, records, consent, wall }
}

function inspect(): InspectedPerson[] {
  return othersHere().map(({ id, name, device, role, pointing, muted }) => {
    const row = poses.rowOf(id) * poseStride
    const { at } = poses
    const isSeen = row >= 0 && (at[row + PoseAt.flags] & PoseFlags.visible) !== 0
    const position: InspectedPerson['position'] = isSeen
      ? [at[row], at[row + 1], at[row + 2]]
      : null
    return { id, name, device, role, position, pointing, muted }
  })
}

function sayWrongRoom(name: string): void {
  addProblem({
    from: 'page',
    severity: 'warning',
    text: `There can be no room “${name.slice(0, 80)}”; this is the room “main”.`,
    advice: 'The name of a room has no / + # or $ in it, and 64 characters at most.',
  })
}

function inspectVoice(): InspectedVoice {
  const { status, isLive, calls } = useVoice.getState()
  return { status, isLive, calls }
}
