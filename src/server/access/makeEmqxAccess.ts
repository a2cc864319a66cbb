import { may, roles, type Account, type Verb } from '#people/roles.ts'
import { roomFamilies, type RoomFamily } from '#people/roomTopics.ts'
import { commandFilter } from '#people/commandTopics.ts'
import { commandTopics, orderTopics } from './telemetryTopics.ts'

const families = Object.keys(roomFamilies) as RoomFamily[]
const me = '${username}'
const here = '${clientid}'

/**
 * The table of `people/roles.ts` as a file of rules for EMQX (5.7 or newer): the first rule that fits counts. The role is the attribute
 * `role` of a connection, which EMQX takes from a JWT's claims or from a user's record.
 */
export function makeEmqxAccess(
  telemetry: readonly string[],
  orders: readonly string[] = orderTopics,
): string {
  const lines = [
    '%% Who may do what, for EMQX 5.7 or newer. Made from src/people/roles.ts by: npm run access -- emqx',
    '%% Do not edit it: change the table, and make it anew.',
    '%%',
    '%% EMQX cannot hold clearing to empty messages: who may clear what others had kept may also write it.',
  ]
  for (const account of [...roles, 'plant'] as const) {
    const live = families.filter((family) => roomFamilies[family] === 'live')
    const kept = families.filter((family) => roomFamilies[family] === 'kept')
    const isCleared = (family: RoomFamily) => may(account, 'clear', family)
    lines.push(
      '',
      ...makeRule(account, '{publish, [{retain, false}]}', [
        ...liveTopics(account, live),
        ...(may(account, 'write', 'command')
          ? orders.map((topic) => `${topic}/${account}/${me}/${here}`)
          : []),
      ]),
      ...makeRule(account, 'publish', [
        ...kept
          .filter((family) => may(account, 'write', family))
          .map((family) => `gemba/+/${family}/+/${isCleared(family) ? '+' : me}`),
        ...outside(account, 'write', telemetry),
      ]),
      ...makeRule(account, 'subscribe', [
        ...families
          .filter((family) => may(account, 'read', family))
          .map((family) => readTopic(family)),
        ...outside(account, 'read', telemetry),
        ...(may(account, 'read', 'command') ? orders.map(commandFilter) : []),
      ]),
    )
  }
  return `${[...lines, '', '{deny, all}.'].join('\n')}\n`
}

function liveTopics(account: Account, live: readonly RoomFamily[]): string[] {
  return live
    .filter((family) => may(account, 'write', family))
    .map((family) => `gemba/+/${family}/${family === 'who' ? account : '+'}/${me}/${here}`)
}

function readTopic(family: RoomFamily): string {
  if (roomFamilies[family] === 'kept') return `gemba/+/${family}/+/+`
  return `gemba/+/${family}/${family === 'rtc' ? here : '+'}/+/+`
}

function outside(account: Account, verb: Verb, telemetry: readonly string[]): string[] {
  return [
    ...(may(account, verb, 'telemetry') ? telemetry : []),
    ...(may(account, verb, 'command') ? commandTopics : []),
  ]
}

function makeRule(account: Account, action: string, topics: readonly string[]): string[] {
  if (topics.length === 0) return []
  const list = topics.map((topic) => `  ${JSON.stringify(topic)}`).join(',\n')
  return [`{allow, {client_attr, "role", "${account}"}, ${action}, [\n${list}\n]}.`]
}
