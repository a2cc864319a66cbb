/** A time (epoch milliseconds) by this computer's clock: “21 Nov 2026, 10:02”. */
export function sayMoment(ms: number): string {
  return new Date(ms).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
}
