/** The product's mark: an isometric place with something at work in it. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg className={className} viewBox="0 0 24 24" fill="none" aria-hidden>
      <path
        d="M12 2 21 7v10l-9 5-9-5V7z"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinejoin="round"
      />
      <path
        d="M3.4 7.2 12 12l8.6-4.8M12 12v9.6"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinejoin="round"
        opacity="0.45"
      />
      <circle cx="12" cy="12" r="2.8" fill="currentColor" />
    </svg>
  )
}
