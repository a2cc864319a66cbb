/** CONNACK codes of both versions (MQTT 3.1.1 §3.2.2.3; MQTT 5 §3.2.2.2) as the rest of a sentence. */
const refusals: Record<number, string> = {
  1: 'it does not speak this version of MQTT',
  2: 'it does not accept the client id',
  3: 'it is unavailable',
  4: 'the user name or password is wrong',
  5: 'this user is not allowed in',
  128: 'it gives no reason',
  129: 'it could not read the request',
  130: 'it says that the protocol was broken',
  132: 'it does not speak this version of MQTT',
  133: 'it does not accept the client id',
  134: 'the user name or password is wrong',
  135: 'this user is not allowed in',
  136: 'it is unavailable',
  137: 'it is busy',
  138: 'this client is banned',
  139: 'it is shutting down',
  140: 'it wants another way to log in',
  141: 'it heard nothing from this page in time',
  142: 'another client took over this session',
  143: 'a topic filter is not valid',
  149: 'a packet was too large',
  151: 'a quota is used up',
  156: 'it asks to use another server',
  157: 'it has moved',
  158: 'it does not support shared subscriptions',
  159: 'too many connections in a short time',
  161: 'it does not support subscription identifiers',
  162: 'it does not support wildcards',
}

/** What a code of a CONNACK, SUBACK or DISCONNECT means, as the rest of a sentence about the broker. */
export function mqttReason(code: number): string {
  return refusals[code] ?? `it gives the code ${code}`
}

/** Whether a CONNACK code says that this user and password, or none, are not enough. */
export function asksForPass(code: number): boolean {
  return code === 4 || code === 5 || code === 134 || code === 135 || code === 140
}

/** Whether a CONNACK code refuses the protocol's version, so that the other one is worth trying. */
export function isVersionRefusal(code: number): boolean {
  return code === 1 || code === 132
}
