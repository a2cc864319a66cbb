import { useEffect, useState } from 'react'

/** The time, epoch milliseconds, renewed every second: ages of alarms. */
export function useSecond(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return now
}
