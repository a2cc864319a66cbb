import { accounts } from '#people/roles.ts'
import { makeHostHeaders } from '../makeHostHeaders.ts'
import { makeEmqxAccess } from './makeEmqxAccess.ts'
import { makeMosquittoAccess } from './makeMosquittoAccess.ts'
import { telemetryTopics } from './telemetryTopics.ts'

/** The files in `public/deploy` that are made of the table and of the content policy, by path. Of each account there is one user, named like it. */
export function makeDeployFiles(): Record<string, string> {
  const users = accounts.map((account) => ({ name: `some-${account}`, account }))
  return {
    'mosquitto/gemba.acl': makeMosquittoAccess(users, telemetryTopics),
    'emqx/acl.conf': makeEmqxAccess(telemetryTopics),
    ...makeHostHeaders(),
  }
}
