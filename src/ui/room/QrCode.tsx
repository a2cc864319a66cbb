import { useMemo } from 'react'
import { drawQrPath } from './drawQrPath.ts'

/** A text as a QR code: black on white, as cameras read it best. Nothing when it is too long for one. */
export function QrCode({ text, className }: { text: string; className: string }) {
  const code = useMemo(() => drawQrPath(text), [text])
  if (!code) return null
  return (
    <svg
      className={className}
      viewBox={`0 0 ${code.side} ${code.side}`}
      role="img"
      aria-label="QR code of the link"
      shapeRendering="crispEdges"
    >
      <rect width={code.side} height={code.side} fill="#fff" />
      <path d={code.path} fill="#000" />
    </svg>
  )
}
