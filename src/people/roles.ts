/** What somebody may be, from little to much. A kiosk only looks. */
export const roles = ['kiosk', 'guest', 'viewer', 'inspector', 'operator', 'engineer'] as const

export type Role = (typeof roles)[number]
