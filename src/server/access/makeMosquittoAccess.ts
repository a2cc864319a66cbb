import { accounts, may, type Account } from '#people/roles.ts'
import { roomFamilies, type RoomFamily } from '#people/roomTopics.ts'
import { commandFilter } from '#people/commandTopics.ts'
import { commandTopics, orderTopics } from './telemetryTopics.ts'

const families = Object.keys(roomFamilies) as RoomFamily[]

/** Somebody in a list of users. */
export type NamedAccount = { name: string; account: Account }

/**
 * The table of `people/roles.ts` as an access file of mosquitto (`acl_file`, `mosquitto.conf(5)`). Its patterns know the user (%u) and
 * the session (%c) but no roles; its blocks of users know neither. So what people say live is allowed to all by pattern, and
 * denied again to those who may not; what is kept, and cards, are allowed user by user.
 */
export function makeMosquittoAccess(
  users: readonly NamedAccount[],
  telemetry: readonly string[],
  orders: readonly string[] = orderTopics,
): string {
  const lines = [
    '# Who may do what, for mosquitto. Made from src/people/roles.ts by: npm run access -- mosquitto --users FILE',
    '# Do not edit it: change the users, or the table, and make it anew.',
    '#',
    '# Somebody with a password but without a block below hears everything, may speak and show, and is not seen.',
    '# Mosquitto cannot hold a card (who) or a command to its session, nor clearing to empty messages: somebody may send those',
    '# of more sessions than they have, in their own name and role, and who may clear may also write.',
    '',
    '# Everybody, in every room: hears all that is said (of rtc what is for them), and speaks as themselves.',
    ...families.map((family) =>
      family === 'rtc' ? 'pattern read gemba/+/rtc/%c/+/+' : `pattern read ${anyTopic(family)}`,
    ),
    ...families.filter(isByPattern).map((family) => `pattern write gemba/+/${family}/+/%u/%c`),
    '',
    "# The plant's values and commands: read by all.",
    ...[...telemetry, ...commandTopics, ...orders.map(commandFilter)].map(
      (filter) => `pattern read ${filter}`,
    ),
  ]
  for (const account of accounts) {
    for (const { name } of users.filter((user) => user.account === account)) {
      lines.push('', `# ${account}`, `user ${name}`, ...blockOf(name, account, telemetry, orders))
    }
  }
  return `${lines.join('\n')}\n`
}

/** What a user's block adds to the patterns, and takes away. */
function blockOf(
  name: string,
  account: Account,
  telemetry: readonly string[],
  orders: readonly string[],
): string[] {
  const lines: string[] = []
  for (const family of families) {
    if (!may(account, 'read', family)) lines.push(`topic deny ${anyTopic(family)}`)
    else if (isByPattern(family)) {
      if (!may(account, 'write', family)) lines.push(`topic deny gemba/+/${family}/+/${name}/+`)
    } else if (may(account, 'clear', family)) lines.push(`topic write ${anyTopic(family)}`)
    else if (may(account, 'write', family)) {
      const key = family === 'who' ? account : '+'
      const session = roomFamilies[family] === 'live' ? '/+' : ''
      lines.push(`topic write gemba/+/${family}/${key}/${name}${session}`)
    }
  }
  if (may(account, 'write', 'telemetry')) lines.push(...telemetry.map(writing))
  if (may(account, 'write', 'command')) {
    const own = orders.map((topic) => `${topic}/${account}/${name}/+`)
    lines.push(...[...commandTopics, ...own].map(writing))
  }
  return lines
}

/** Said live, so held to its session, and not to one's role. */
function isByPattern(family: RoomFamily): boolean {
  return roomFamilies[family] === 'live' && family !== 'who'
}

function anyTopic(family: RoomFamily): string {
  return `gemba/+/${family}/+/+${roomFamilies[family] === 'live' ? '/+' : ''}`
}

function writing(filter: string): string {
  return `topic write ${filter}`
}
